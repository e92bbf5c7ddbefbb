// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/qnamtransport.h"

#include <unordered_map>

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslError>
#include <QThread>
#include <QTimer>

namespace qunce {

namespace {

/// Fewer bytes than this in stallMs are as good as none: a connection that drips is dead.
constexpr qint64 kSignOfLife = 1024;
constexpr qint64 kReadBuffer = 1024 * 1024;

/// What the system is set to; asked per request in the transport's thread, since the answer may take its time.
class SystemProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return systemProxyForQuery(query);
    }
};

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

NoAnswer noAnswer(NoAnswer::Cause cause, const QString &detail)
{
    return {cause, detail.toStdString()};
}

/// True for the errors that QNetworkReply makes of a whole answer's status.
bool isStatus(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError || error == QNetworkReply::ProtocolInvalidOperationError
        || (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError)
        || (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

NoAnswer::Cause causeOf(QNetworkReply::NetworkError error, bool headCame)
{
    switch (error) {
    case QNetworkReply::TimeoutError:
        return NoAnswer::Cause::TimedOut;
    case QNetworkReply::ConnectionRefusedError:
        return NoAnswer::Cause::ConnectionRefused;
    case QNetworkReply::SslHandshakeFailedError:
        return NoAnswer::Cause::Untrusted;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return NoAnswer::Cause::NotQunce;
    default:
        return headCame ? NoAnswer::Cause::Damaged : NoAnswer::Cause::Unreachable;
    }
}

/// A server of plain HTTP answers the handshake with text, which OpenSSL takes for another version of TLS.
bool isNoTls(const QNetworkReply &reply)
{
    const QString text = reply.errorString();
    return reply.error() == QNetworkReply::SslHandshakeFailedError
        && (text.contains(QLatin1String("wrong version number"))
            || text.contains(QLatin1String("packet length too long"))
            || text.contains(QLatin1String("http request")));
}

QNetworkRequest requestFor(const QUrl &url, const HttpRequest &http)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    for (const auto &[name, value] : http.headers)
        request.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    request.setRawHeader(
        "Accept-Encoding", "identity"); // or Qt asks for gzip, and the hash is of other bytes
    request.setRawHeader("User-Agent", "qunce");
    return request;
}

} // namespace

/// Lives in the transport's thread, and so do its replies and timers.
class QnamTransport::Private : public QObject
{
public:
    void start(uint64_t call, const std::string &server, const HttpRequest &request, int64_t stallMs,
        Receiver receiver);
    void cancel(uint64_t call) { end(call, NoAnswer {NoAnswer::Cause::Unreachable, "cancelled"}); }
    void endAll();

    QThread thread;

private:
    struct Running {
        QNetworkReply *reply = nullptr; ///< the manager's
        std::unique_ptr<QTimer> stall;
        std::string body;
        qint64 heard = 0; ///< bytes since the timer was started
        QString certificate; ///< what is wrong with it
        Receiver receiver;
    };

    void heard(uint64_t call, qint64 bytes);
    void read(uint64_t call);
    void finished(uint64_t call);
    void end(uint64_t call, Outcome outcome);
    static Outcome outcomeOf(Running &running);

    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::unordered_map<uint64_t, Running> m_running;
};

void QnamTransport::Private::start(
    uint64_t call, const std::string &server, const HttpRequest &request, int64_t stallMs, Receiver receiver)
{
    const QUrl url(QString::fromStdString(server + request.path), QUrl::StrictMode);
    const bool plain = url.scheme() == QLatin1String("http");
    if (!url.isValid() || (!plain && url.scheme() != QLatin1String("https")))
        return receiver(noAnswer(NoAnswer::Cause::Unreachable, QStringLiteral("the address is not valid")));
    if (plain && !isLoopback(url.host()))
        return receiver(
            noAnswer(NoAnswer::Cause::Untrusted, QStringLiteral("plain HTTP is for this computer only")));
    if (!m_manager) {
        m_manager = std::make_unique<QNetworkAccessManager>();
        m_manager->setAutoDeleteReplies(false);
    }
    if (plain)
        m_manager->setProxy(QNetworkProxy::NoProxy);
    else
        m_manager->setProxyFactory(new SystemProxies);

    Running &running = m_running[call];
    running.receiver = std::move(receiver);
    running.reply = m_manager->sendCustomRequest(requestFor(url, request),
        QByteArray::fromStdString(request.method), QByteArray::fromStdString(request.body));
    running.reply->setReadBufferSize(kReadBuffer);
    running.stall = std::make_unique<QTimer>();
    running.stall->setSingleShot(true);
    connect(running.stall.get(), &QTimer::timeout, this, [this, call] {
        end(call, NoAnswer {NoAnswer::Cause::TimedOut, "hardly a byte for too long"});
    });
    running.stall->start(std::chrono::milliseconds(stallMs));

    QNetworkReply *reply = running.reply;
    connect(reply, &QNetworkReply::uploadProgress, this,
        [this, call, last = qint64 {0}](qint64 sent, qint64) mutable {
            heard(call, sent - last);
            last = sent;
        });
    connect(reply, &QNetworkReply::readyRead, this, [this, call] { read(call); });
    connect(reply, &QNetworkReply::sslErrors, this, [this, call](const QList<QSslError> &errors) {
        const auto found = m_running.find(call);
        if (found != m_running.end() && !errors.isEmpty())
            found->second.certificate = errors.first().errorString();
    });
    connect(reply, &QNetworkReply::finished, this, [this, call] { finished(call); });
}

void QnamTransport::Private::heard(uint64_t call, qint64 bytes)
{
    const auto found = m_running.find(call);
    if (found == m_running.end())
        return;
    found->second.heard += bytes;
    if (found->second.heard < kSignOfLife)
        return;
    found->second.heard = 0;
    found->second.stall->start();
}

void QnamTransport::Private::read(uint64_t call)
{
    const auto found = m_running.find(call);
    if (found == m_running.end())
        return;
    Running &running = found->second;
    const QByteArray bytes = running.reply->readAll();
    running.body.append(bytes.constData(), static_cast<size_t>(bytes.size()));
    const qint64 announced = running.reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (running.body.size() > kAnswerLimit || announced > static_cast<qint64>(kAnswerLimit))
        return end(call, NoAnswer {NoAnswer::Cause::Damaged, "the answer is too large"});
    heard(call, bytes.size());
}

void QnamTransport::Private::finished(uint64_t call)
{
    read(call);
    const auto found = m_running.find(call);
    if (found != m_running.end())
        end(call, outcomeOf(found->second));
}

Transport::Outcome QnamTransport::Private::outcomeOf(Running &running)
{
    const QNetworkReply &reply = *running.reply;
    const QVariant status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!running.certificate.isEmpty())
        return noAnswer(NoAnswer::Cause::Untrusted, running.certificate);
    if (isNoTls(reply))
        return noAnswer(NoAnswer::Cause::NotTls, reply.errorString());
    if (!status.isValid() || !isStatus(reply.error()))
        return noAnswer(causeOf(reply.error(), status.isValid()), reply.errorString());
    HttpAnswer answer;
    answer.status = status.toInt();
    for (const auto &[name, value] : reply.rawHeaderPairs())
        answer.headers.emplace_back(name.toStdString(), value.toStdString());
    answer.body = std::move(running.body);
    return answer;
}

/// The one place where a call ends. Whatever the reply still says afterwards finds no call.
void QnamTransport::Private::end(uint64_t call, Outcome outcome)
{
    auto node = m_running.extract(call);
    if (node.empty())
        return;
    Running &running = node.mapped();
    running.reply->disconnect(this);
    running.reply->abort();
    running.reply->deleteLater();
    running.stall.release()->deleteLater(); // it may be the one that calls
    running.receiver(std::move(outcome));
}

void QnamTransport::Private::endAll()
{
    while (!m_running.empty())
        end(m_running.begin()->first, NoAnswer {NoAnswer::Cause::Unreachable, "the program ends"});
    m_manager.reset();
}

QnamTransport::QnamTransport() : d(std::make_unique<Private>())
{
    d->moveToThread(&d->thread);
    d->thread.setObjectName(QStringLiteral("network"));
    d->thread.start();
}

QnamTransport::~QnamTransport()
{
    QMetaObject::invokeMethod(
        d.get(),
        [transport = d.get()] {
            transport->endAll();
            transport->thread.quit();
        },
        Qt::QueuedConnection);
    d->thread.wait();
}

void QnamTransport::send(
    uint64_t call, const std::string &server, HttpRequest request, int64_t stallMs, Receiver receiver)
{
    QMetaObject::invokeMethod(
        d.get(),
        [transport = d.get(), call, server, request = std::move(request), stallMs,
            receiver = std::move(receiver)] { transport->start(call, server, request, stallMs, receiver); },
        Qt::QueuedConnection);
}

void QnamTransport::cancel(uint64_t call)
{
    QMetaObject::invokeMethod(
        d.get(), [transport = d.get(), call] { transport->cancel(call); }, Qt::QueuedConnection);
}

} // namespace qunce
