// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/imagedesk.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QPointer>

namespace qunce {

namespace {

constexpr int kCacheKiB = 64 * 1024;

/// Not larger than it is shown, so that a picture of 20,000 pixels takes no gigabyte.
ImageDesk::Shown decoded(const std::string &bytes)
{
    QByteArray raw = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&raw);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && (size.width() > ImageDesk::kMostSide || size.height() > ImageDesk::kMostSide))
        reader.setScaledSize(size.scaled(ImageDesk::kMostSide, ImageDesk::kMostSide, Qt::KeepAspectRatio));
    QImage image = reader.read();
    if (image.isNull())
        return {ImageDesk::State::Unreadable, {}};
    return {ImageDesk::State::Here, std::move(image)};
}

ImageDesk::Shown shownFrom(const Result<std::string> &bytes)
{
    if (bytes.ok())
        return decoded(*bytes);
    return {bytes.error().code == ErrorCode::NotFound ? ImageDesk::State::Missing : ImageDesk::State::Unheard,
        {}};
}

/// What is too large is not read at all.
Result<std::string> fileBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Io, Message(QUNCE_TEXT("%1 cannot be read."), {path.toStdString()}), {}};
    if (file.size() > static_cast<qint64>(kMaxImageBytes))
        return Error {ErrorCode::InvalidInput,
            Message(QUNCE_TEXT("The image is %1 MB large; up to %2 MB are sent."),
                {std::to_string((file.size() + (1 << 20) - 1) >> 20), std::to_string(kMaxImageBytes >> 20)}),
            {}};
    return file.readAll().toStdString();
}

} // namespace

ImageDesk::ImageDesk(QObject *parent) : QObject(parent), m_images(kCacheKiB) { }

ImageDesk::Shown ImageDesk::image(const std::string &name)
{
    if (const QImage *held = m_images.object(QString::fromStdString(name)))
        return {State::Here, *held};
    const auto known = m_states.find(name);
    if (known != m_states.end())
        return {known->second, {}};
    if (!fetch)
        return {State::Unheard, {}};
    m_states[name] = State::Coming;
    fetch(name, [this, name](const Result<std::string> &bytes) {
        const Shown shown = shownFrom(bytes);
        QMetaObject::invokeMethod(
            this, [this, name, shown] { take(name, shown); }, Qt::QueuedConnection);
    });
    return {State::Coming, {}};
}

void ImageDesk::take(const std::string &name, const Shown &shown)
{
    const QString key = QString::fromStdString(name);
    m_states.erase(name);
    if (shown.state == State::Here)
        m_images.insert(key, new QImage(shown.image), 1 + static_cast<int>(shown.image.sizeInBytes() / 1024));
    else
        m_states[name] = shown.state;
    emit arrived(key);
}

void ImageDesk::add(const QString &path, QObject *whom, Added done)
{
    if (!keep)
        return done(Error {ErrorCode::Io, QUNCE_TEXT("Images cannot be added here."), {}});
    m_files.start(
        [desk = this, path, whom = QPointer<QObject>(whom), keepBytes = keep, done = std::move(done)] {
            const auto tell = [desk, whom, done](const Result<ContentImage> &image) {
                QMetaObject::invokeMethod(
                    desk,
                    [whom, done, image] {
                        if (whom)
                            done(image);
                    },
                    Qt::QueuedConnection);
            };
            Result<std::string> bytes = fileBytes(path);
            if (!bytes.ok())
                return tell(bytes.error());
            const Result<ContentImage> image = imageFrom(*bytes);
            if (!image.ok())
                return tell(image);
            keepBytes(std::move(*bytes), [tell, image](const Result<std::string> &name) {
                tell(name.ok() ? image : Result<ContentImage>(name.error()));
            });
        });
}

void ImageDesk::close()
{
    m_files.waitForDone();
    fetch = {};
    keep = {};
}

void ImageDesk::askAgain()
{
    std::vector<std::string> again;
    for (const auto &[name, state] : m_states) {
        if (state == State::Missing || state == State::Unheard)
            again.push_back(name);
    }
    for (const std::string &name : again) {
        m_states.erase(name);
        emit arrived(QString::fromStdString(name));
    }
}

} // namespace qunce
