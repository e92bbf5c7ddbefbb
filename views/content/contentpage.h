// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "models/boards/contentboard.h"
#include "views/content/chatpreview.h"
#include "views/content/contentform.h"
#include "views/detail/rosterpage.h"

namespace qunce {

/// 素材: what the brand sends, found at once, and one content beside it: as it looks in a chat, every field to be changed
/// in place, where it is used, its versions, and its way from draft or a KOC's hands to use. GUI thread.
class ContentPage : public RosterPage
{
    Q_OBJECT

public:
    explicit ContentPage(PageTools &tools, QWidget *parent = nullptr);

    bool usesPeriod() const override { return false; }
    bool usesCompare() const override { return false; }

    const std::optional<ContentDetail> &detail() const { return m_detail; }
    /// Made with the first content that is opened; null before.
    ContentForm *form() const { return m_form; }
    const ChatPreview *preview() const { return m_preview; }

    void makeNew(bool fromKoc);
    void copyAsVersion();
    void copyText();

protected:
    void readDetail(const Uuid &subject) override;
    void retranslate() override;

private:
    /// What a button at the foot does with the content as it is now.
    struct Step {
        Message words;
        std::string status; ///< it gets; empty: the button does nothing
        bool asks = false; ///< ReviewDialog
    };
    Step mainStep() const;
    Step otherStep() const;
    void addCommands();
    void showDetail(const ContentDetail &detail);
    void showButtons();
    void leaveForm();
    std::vector<QWidget *> sectionsOf(const ContentDetail &detail);
    QWidget *listOf(const std::vector<ContentNeighbour> &contents, bool withVersions);
    QWidget *usesOf(const ContentDetail &detail);
    void take(const Step &step);
    void setStatus(const Step &step, const QString &note, std::optional<int64_t> points);
    void make(EditRequest request, const Uuid &id, bool focusTitle);
    Message whyNotMade(bool fromKoc) const;

    QPushButton *m_new;
    QPushButton *m_newOfKoc;
    QPushButton *m_main;
    QPushButton *m_other;
    QPushButton *m_copy;
    ContentForm *m_form = nullptr;
    ChatPreview *m_preview = nullptr;
    std::optional<ContentDetail> m_detail;
    Uuid m_toFocus; ///< was just made: its title is to be typed
};

} // namespace qunce
