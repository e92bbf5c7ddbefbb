// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <vector>

#include <QAbstractButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

#include "views/common/page.h"
#include "views/common/theme.h"

namespace qunce {

/// One page in the sidebar: icon and name, or only the icon when it is folded. Painted from the theme.
class SidebarButton : public QAbstractButton
{
    Q_OBJECT

public:
    SidebarButton(Theme &theme, QString icon, QWidget *parent);

    void setFolded(bool folded);
    /// What needs the user there; 0 for none.
    void setBadge(int count);
    int badge() const { return m_badge; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    const QString m_icon;
    int m_badge = 0;
    bool m_isFolded = false;
};

/// The frame's left edge: brand with the program's menu, the pages, and at the bottom settings. 208 px, folded 56.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(Theme &theme, QWidget *parent = nullptr);

    void addPage(PageId id, const QString &icon, bool atBottom);
    void setTitle(PageId id, const QString &title, const QString &shortcut);
    void setBadge(PageId id, int count);
    int badge(PageId id) const;
    /// Marks the page that is shown.
    void setCurrent(PageId id);
    void setBrand(const QString &program, const QString &user);
    void setFolded(bool folded);
    bool isFolded() const { return m_isFolded; }

signals:
    void chosen(PageId id);
    void menuAsked(const QPoint &globalPlace);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class BrandButton;

    Theme &m_theme;
    BrandButton *m_brand;
    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
    std::map<PageId, SidebarButton *> m_buttons;
    bool m_isFolded = false;
};

} // namespace qunce
