// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/orgchoices.h"
#include "views/common/page.h"
#include "views/shell/pickbutton.h"

class QTreeWidget;

namespace qunce {

/// The header's unit: its popover has the tree of zones, regions, cities and stores, and a search over it. GUI thread.
class ScopePicker : public PickButton
{
    Q_OBJECT

public:
    ScopePicker(PageTools &tools, QWidget *parent);

    void setChoices(OrgChoices choices);
    void refresh();
    void openPopover();

private:
    QString rootName() const;
    void choose(const Uuid &unit);
    QTreeWidget *makeTree(QWidget *parent) const;

    PageTools &m_tools;
    OrgChoices m_choices;
};

/// Shows the units whose name, code or path have every word of `typed` (or its pinyin), in any order, with all that is above them;
/// the first match becomes the current one. Returns how many matched.
int filterUnits(QTreeWidget &tree, const QString &typed);

} // namespace qunce
