// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <string>

#include <QJsonObject>
#include <QMenu>
#include <QToolButton>

#include "models/boards/savedviews.h"
#include "views/common/page.h"

namespace qunce {

/// What a page lets a ViewPicker know and do.
struct ViewParts {
    std::string page; ///< of records and settings: `guides`
    /// How the page is arranged now, without its period; nothing before it can know.
    std::function<std::optional<QJsonObject>()> state;
    /// Arranges it so; what is missing is as at first.
    std::function<void(const QJsonObject &)> apply;
    /// How it is at first.
    std::function<QJsonObject()> standard;
    /// A kept state as state() would say it, had it been applied; may be empty. Called while there is a state().
    std::function<QJsonObject(const QJsonObject &)> understood = {};
    bool hasPeriod = true; ///< the header's belongs to the view
};

/// The saved views of a page: its button says which one is chosen and whether something is different from it, its menu
/// offers all of them and what can be done with the chosen one. Everything that changes a view is an edit with a step of
/// undo. The last choice is remembered on this computer; at the next start its period is not forced on the window.
/// GUI thread.
class ViewPicker : public QToolButton
{
    Q_OBJECT

public:
    /// `tools` outlives it.
    ViewPicker(PageTools &tools, ViewParts parts, QWidget *parent = nullptr);

    /// The user, or a way into the page, has arranged it otherwise.
    void noteArranged();
    /// The page can say now what it could not before.
    void sayState();
    /// Where there is no room for words.
    void setNarrow(bool narrow);

    // What the menu does, for tests and commands.
    void choose(const Uuid &view); ///< nil: the standard view
    void reset();
    void saveAs(bool isTeam);
    void update();
    void rename();
    void remove();
    /// Filled as when it opens.
    QMenu &filledMenu();

    const SavedViews &views() const { return m_views; }
    const Uuid &chosen() const { return m_chosen; }
    enum class Change : uint8_t { None, Own, Others };
    /// Whether the page is arranged otherwise than the chosen view says, and who has made it so.
    Change change() const { return m_change; }

signals:
    void said(); ///< its words may need another width
    void readingBegan();
    void readingEnded();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void read();
    void take(SavedViews views);
    void restore();
    void apply(const SavedView &view, bool withItsPeriod);
    void remember();
    void fillMenu();
    void addViews();
    void addDeeds();
    void say();
    void made(const Record &record, const Uuid &id);
    void commit(const Message &title, RecordChange change, std::function<void(const Uuid &)> done = {});
    Message whyNotUpdate(const SavedView &view) const;
    std::vector<ViewTeam> teamsToSaveFor() const;
    Record recordOf(const std::string &name, const ViewTeam *team) const;
    bool isNameTaken(const std::string &name, const ViewTeam *team, const Uuid &but) const;
    std::optional<QJsonObject> state() const;
    QJsonObject understood(const std::string &text) const;
    const SavedView *find(const Uuid &id) const;
    QString settingsKey() const;

    PageTools &m_tools;
    const ViewParts m_parts;
    BoardPlace m_place;
    QMenu *m_menu;
    SavedViews m_views;
    Uuid m_chosen; ///< nil: the standard view
    Uuid m_awaited; ///< made here, and not among those read yet
    std::string m_applied; ///< what the chosen view said when the page was arranged by it
    Change m_change = Change::None;
    bool m_isRestored = false;
    bool m_isArranged = false; ///< before the kept choice was known
    bool m_isStale = true;
    bool m_isNarrow = false;
};

} // namespace qunce
