// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include <QObject>
#include <QTemporaryDir>

#include "views/common/imagecollect.h"
#include "views/common/page.h"

namespace qunce {

/// Puts images of contents into the clipboard, as files, which chats take several of; the only one as a picture too. Says
/// how many of them could be had. Files that the clipboard names stay until others are copied. GUI thread.
class ImageCopy : public QObject
{
    Q_OBJECT

public:
    ImageCopy(PageTools &tools, QObject *parent);

    void copy(const std::vector<ContentImage> &images);

private:
    void put(const CollectedImages &images, size_t wanted);

    PageTools &m_tools;
    std::unique_ptr<QTemporaryDir> m_files; ///< that the clipboard names
};

} // namespace qunce
