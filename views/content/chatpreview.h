// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QTextDocument>
#include <QWidget>

#include "models/protocol/imagefile.h"
#include "views/common/imagedesk.h"
#include "views/common/theme.h"
#include "views/content/contenttexts.h"

namespace qunce {

/// A content as it looks in a chat: who says it, the text in a bubble with risky words marked, the images in a grid of
/// nine, and the link. As high as it needs for its width. GUI thread.
class ChatPreview : public QWidget
{
    Q_OBJECT

public:
    /// `images` may be null: then every image is a tile that says so.
    ChatPreview(Theme &theme, ImageDesk *images, QWidget *parent = nullptr);

    void show(const ContentDetail &detail);
    /// Places in the bubble that are marked.
    const std::vector<MarkedPlace> &marks() const { return m_marks; }
    /// What an image's tile says; empty where the image itself is shown.
    QString tileText(size_t image) const;

    QSize minimumSizeHint() const override { return {200, 60}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void markWords();
    QRect tileOf(size_t image) const;
    void paintTile(QPainter &painter, size_t image);

    Theme &m_theme;
    ImageDesk *m_images;
    QString m_speaker;
    QString m_link;
    QString m_body;
    QTextDocument m_text;
    std::vector<MarkedPlace> m_marks;
    std::vector<ContentImage> m_shown;
    QRect m_bubble;
    int m_tile = 0;
    QRect m_linkCard;
};

} // namespace qunce
