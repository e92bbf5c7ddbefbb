// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QObject>

#include <qt6keychain/keychain.h>

#include "app/keychain/secretstore.h"

namespace qunce::app {

namespace {

constexpr const char *kService = "org.qunce.Qunce";

Error errorOf(const QKeychain::Job &job)
{
    const std::string detail = job.errorString().toStdString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::NotFound, {}, detail};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::PermissionDenied, {}, detail};
    default:
        return {ErrorCode::Io, {}, detail};
    }
}

class QtKeychainStore : public SecretStore
{
public:
    void read(const QString &name, Answer answer) override
    {
        auto *job = new QKeychain::ReadPasswordJob(QLatin1String(kService), &m_jobs);
        begin(job, name, [job, answer = std::move(answer)] {
            answer(
                job->error() == QKeychain::NoError ? Result<QByteArray>(job->binaryData()) : errorOf(*job));
        });
    }
    void write(const QString &name, const QByteArray &secret, Answer answer) override
    {
        auto *job = new QKeychain::WritePasswordJob(QLatin1String(kService), &m_jobs);
        job->setBinaryData(secret);
        begin(job, name, [job, answer = std::move(answer)] { answer(outcomeOf(*job)); });
    }
    void remove(const QString &name, Answer answer) override
    {
        auto *job = new QKeychain::DeletePasswordJob(QLatin1String(kService), &m_jobs);
        begin(job, name, [job, answer = std::move(answer)] { answer(outcomeOf(*job)); });
    }

private:
    static Result<QByteArray> outcomeOf(const QKeychain::Job &job)
    {
        return job.error() == QKeychain::NoError ? Result<QByteArray>(QByteArray()) : errorOf(job);
    }
    void begin(QKeychain::Job *job, const QString &name, std::function<void()> ended)
    {
        job->setKey(name);
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, &m_jobs, std::move(ended));
        job->start();
    }

    QObject m_jobs; ///< end with it
};

} // namespace

std::unique_ptr<SecretStore> makeDesktopSecretStore()
{
    return std::make_unique<QtKeychainStore>();
}

} // namespace qunce::app
