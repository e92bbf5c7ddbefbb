// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <QWidget>

#include "models/base/clock.h"
#include "models/base/message.h"
#include "models/base/uuid.h"
#include "models/boards/boardreader.h"
#include "views/common/commands.h"
#include "views/common/editdesk.h"
#include "views/common/format.h"
#include "views/common/language.h"
#include "views/common/selection.h"
#include "views/common/settings.h"
#include "views/common/theme.h"

namespace qunce {

class ImageDesk;

enum class PageId : uint8_t {
    Overview,
    Calendar,
    Groups,
    Koc,
    Guides,
    Tasks,
    Leaderboard,
    Sync,
    Settings,
    Sop,
    Content
};

/// Where to go: pages know models and never each other, so they ask the shell.
struct Destination {
    PageId page = PageId::Overview;
    Uuid subject; ///< row or entry to select; nil for none
    std::string filter; ///< id of a quick filter, tab or preset; empty as it is
    std::optional<BoardQuery> query; ///< unit and period to show it for; nothing: as they are
};

/// What pages are given. All outlive the pages.
struct PageTools {
    Theme &theme;
    LanguageChoice &language;
    Selection &selection;
    CommandRegistry &commands;
    Settings &settings;
    BoardReader &reader;
    const Clock &clock;
    std::function<void(const Destination &)> go;
    /// Says what the user's own deed did; gone after 6 s.
    std::function<void(const Message &)> toast;
    EditDesk &edits;
    ImageDesk *images = nullptr; ///< none where nothing is shown that has images

    Format format() const { return Format(language.current()); }
};

/// One page of the window. Reads through tools.reader when it is shown and when selection, data or language change, and
/// never blocks. GUI thread.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(PageId id, Message title, PageTools &tools, QWidget *parent = nullptr);

    PageId id() const { return m_id; }
    const Message &title() const { return m_title; }
    /// The header shows the period picker (the calendar has its own date).
    virtual bool usesPeriod() const { return true; }
    virtual bool usesCompare() const { return true; }
    /// Comes from another page or from a kept link.
    virtual void open(const Destination &) { }
    /// Has the focus when the page comes. No focus proxy: Tab would go to it past what stands before it.
    virtual QWidget *firstControl() { return this; }
    /// The user asks to find (Ctrl+F, which is the window's): the cursor goes into the page's filter.
    virtual void find() { }
    /// Rows of what the page shows first, for the tour's report; 0 for an empty page.
    virtual int rowsShown() const = 0;
    /// Everything that was asked for is on screen: pictures may be taken.
    bool isSettled() const { return m_pending == 0; }

signals:
    void settled();

protected:
    /// Reads anew, keeping what is on screen until the new contents are there. Called when the page is shown and
    /// something has changed since, or at once if it is shown.
    virtual void refresh() = 0;
    /// Texts in the language of the window; called once after construction too.
    virtual void retranslate() = 0;

    PageTools &tools() const { return m_tools; }
    /// Each reading that the page begins and ends; settled() comes with the last end. One that replaces a reading which
    /// still waits (BoardPlace::isWaiting()) is no new one: the older one's end never comes.
    void readingBegins();
    void readingEnds();

    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void markStale();

    const PageId m_id;
    const Message m_title;
    PageTools &m_tools;
    int m_pending = 0;
    bool m_isStale = true;
    bool m_isTranslated = false;
};

} // namespace qunce
