// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QListWidget>
#include <QToolButton>
#include <QWidget>

#include "models/protocol/imagefile.h"
#include "views/common/page.h"

namespace qunce {

class ThemedLabel;

/// The images of a content in their order, up to nine: added from files or dropped here, moved forward, taken away. Says
/// what it is asked to make of them; who owns it saves that. GUI thread.
class ImageStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ImageStrip(PageTools &tools, QWidget *parent = nullptr);

    void show(const std::vector<ContentImage> &images, const QString &whyNot);
    void retranslate();
    /// One after the other; what is no image is named and left out.
    void addFiles(const QStringList &paths);
    void chooseFiles();
    QString problem() const;
    int count() const { return static_cast<int>(m_images.size()); }

signals:
    void changed(const std::vector<qunce::ContentImage> &images);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void paintTiles();
    void say(const QString &problem);
    void moveForward();
    void remove();
    void follow();

    PageTools &m_tools;
    QListWidget *m_list;
    QToolButton *m_add;
    QToolButton *m_forward;
    QToolButton *m_remove;
    ThemedLabel *m_problem;
    std::vector<ContentImage> m_images;
    QString m_whyNot;
};

} // namespace qunce
