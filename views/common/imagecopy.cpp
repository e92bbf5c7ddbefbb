// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/imagecopy.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QUrl>

namespace qunce {

ImageCopy::ImageCopy(PageTools &tools, QObject *parent) : QObject(parent), m_tools(tools) { }

void ImageCopy::copy(const std::vector<ContentImage> &images)
{
    if (images.empty())
        return m_tools.toast({QUNCE_TEXT("Its content has no images.")});
    collectImages(m_tools.images, images, this,
        [this, wanted = images.size()](const CollectedImages &here) { put(here, wanted); });
}

void ImageCopy::put(const CollectedImages &images, size_t wanted)
{
    auto folder = std::make_unique<QTemporaryDir>();
    QList<QUrl> files;
    for (const auto &[name, bytes] : images) {
        QFile file(folder->filePath(QString::fromStdString(name)));
        const auto size = static_cast<qint64>(bytes.size());
        if (file.open(QIODevice::WriteOnly) && file.write(bytes.data(), size) == size && file.flush())
            files.push_back(QUrl::fromLocalFile(file.fileName()));
    }
    if (files.isEmpty())
        return m_tools.toast({QUNCE_TEXT("The images are not on this computer and cannot be had now.")});
    auto *mime = new QMimeData;
    mime->setUrls(files);
    if (images.size() == 1)
        mime->setImageData(QImage::fromData(QByteArray::fromStdString(images.front().second)));
    QGuiApplication::clipboard()->setMimeData(mime);
    m_files = std::move(folder); // those of before are named by nobody any more
    m_tools.toast({QUNCE_TEXT("%1 of %2 images are in the clipboard."),
        {std::to_string(files.size()), std::to_string(wanted)}});
}

} // namespace qunce
