// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QListView>

#include "models/boards/centreboard.h"
#include "views/common/page.h"

namespace qunce {

/// The items of the Sync Centre, two lines each, below headings of their states. Several may be chosen; what is chosen
/// stays chosen when the list is another one. GUI thread.
class CentreList : public QListView
{
    Q_OBJECT

public:
    explicit CentreList(PageTools &tools, QWidget *parent = nullptr);

    /// `headed`: with a heading before each state.
    void setItems(std::vector<CentreItem> items, bool headed);
    const std::vector<CentreItem> &items() const;
    /// Chosen ones, in the order of the list; valid until the next setItems().
    std::vector<const CentreItem *> chosen() const;
    void choose(size_t item);
    /// What a row says, headings included.
    QStringList texts() const;
    void retranslate();

signals:
    void chosenChanged();

protected:
    void selectionChanged(const QItemSelection &now, const QItemSelection &before) override;

private:
    class Model;
    class Delegate;
    void restyle();

    PageTools &m_tools;
    Model *m_model;
    bool m_isFilling = false;
};

} // namespace qunce
