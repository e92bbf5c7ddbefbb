// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QSplitter>

#include "models/items/datatable.h"
#include "models/items/tablequery.h"
#include "views/common/page.h"
#include "views/detail/detailpane.h"
#include "views/detail/subjecteditor.h"
#include "views/common/viewpicker.h"
#include "views/roster/rosterview.h"

namespace qunce {

/// What makes one roster page different from another.
struct RosterParts {
    std::string name; ///< of settings and commands: `guides`
    Message noun; ///< %1 guides
    /// What the rows are records of, whose tags and notes are changed in the pane; nothing: nobody does.
    std::optional<Kind> kind = {};
    Message searchHint;
    Message emptyText;
    Message emptyDetail;
    std::vector<QuickFilter> filters;
    std::vector<SortKey> sort;
    /// Runs in a reader's thread.
    std::function<Result<std::shared_ptr<const DataTable>>(BoardContext &, const BoardQuery &)> read;
};

/// A table of people or things, and at its right the pane of the current row. The pane opens with the first row that is
/// chosen, closes with Esc, and opens again with Enter or a double click; its width is kept. GUI thread.
class RosterPage : public Page
{
    Q_OBJECT

public:
    RosterPage(PageId id, Message title, RosterParts parts, PageTools &tools, QWidget *parent);

    void open(const Destination &destination) override;
    int rowsShown() const override;

    RosterView &roster() const { return *m_roster; }
    ViewPicker &savedViews() const { return *m_savedViews; }
    DetailPane &pane() const { return *m_pane; }
    /// Null if the rows are not to be changed.
    SubjectEditor *editor() const { return m_editor; }
    bool isPaneOpen() const { return !m_pane->isHidden(); }
    void closePane();

protected:
    /// What the table stands in.
    Card &card() const { return *m_card; }
    /// Reads the subject into the pane; called when another row is current and when data or period change.
    virtual void readDetail(const Uuid &subject) = 0;
    /// The pane's contents have been read, or cannot be.
    template <typename Detail>
    void readInto(std::function<Result<std::optional<Detail>>(BoardContext &)> work,
        std::function<void(const Detail &)> show);
    std::optional<Uuid> subject() const { return m_subject; }
    /// A command of the page, in menus, palette and shortcut sheet; asks for a row if there is none.
    void addSubjectCommand(const char *id, const Message &words, const char *iconName,
        const QKeySequence &keys, std::function<void(const Uuid &)> run);
    void copy(const QString &text);

    void refresh() override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showCurrent(const Uuid &id);
    void openPane();
    void sayProblem(const Error &error);
    void addEditor();
    void tagSelected();
    void beginDetail();
    void endDetail();
    QString key(const char *what) const;
    TextSource source() const;

    const RosterParts m_parts;
    BoardPlace m_tablePlace;
    BoardPlace m_detailPlace;
    QString m_scope; ///< whose rows are shown; empty for everything
    QSplitter *m_splitter;
    Card *m_card;
    RosterView *m_roster;
    ViewPicker *m_savedViews;
    DetailPane *m_pane;
    SubjectEditor *m_editor = nullptr;
    std::optional<Uuid> m_subject;
    std::optional<Uuid> m_read; ///< whose pane is on screen
    bool m_isPaneWanted = true;
    bool m_isArranging = false;
};

template <typename Detail>
void RosterPage::readInto(std::function<Result<std::optional<Detail>>(BoardContext &)> work,
    std::function<void(const Detail &)> show)
{
    beginDetail();
    tools().reader.read<std::optional<Detail>>(
        m_detailPlace, std::move(work), [this, show = std::move(show)](Result<std::optional<Detail>> detail) {
            if (!detail.ok())
                sayProblem(detail.error());
            else if (!*detail)
                sayProblem({ErrorCode::NotFound, QUNCE_TEXT("This row is no longer there."), {}});
            else
                show(**detail);
            endDetail();
        });
}

} // namespace qunce
