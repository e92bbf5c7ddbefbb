// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <vector>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

#include "models/boards/subjectnotes.h"
#include "views/common/card.h"
#include "views/common/page.h"
#include "views/detail/noteedit.h"
#include "views/detail/tagsfield.h"

namespace qunce {

/// Tags and notes of the guide, group or KOC in a pane, to be changed in place. It outlasts what is read around it, so
/// that the cursor and what is being typed stay. GUI thread.
class SubjectEditor : public QWidget
{
    Q_OBJECT

public:
    /// `name`: how the subject is called, asked when something is saved.
    SubjectEditor(PageTools &tools, Kind kind, QWidget *parent = nullptr);
    ~SubjectEditor() override;

    /// What was typed for the one before is saved.
    void show(const Uuid &subject);
    using QWidget::show;
    /// Reads anew what it shows.
    void refresh();
    /// Nobody looks at it any more.
    void leave();
    void retranslate();
    bool isReading() const { return m_place.isWaiting(); }
    void focusTags();
    void focusNote();

    TagsField &tags() const { return *m_tags; }
    /// One's own, the newest first; the first may be one to be written.
    std::vector<NoteEdit *> notes() const;
    /// Of others, as they are read.
    QStringList othersNotes() const;
    QString stateText() const { return m_state->text(); }

signals:
    void readingBegan();
    void readingEnded();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row {
        QWidget *widget = nullptr;
        NoteEdit *edit = nullptr; ///< null: somebody else's
        ThemedLabel *words = nullptr; ///< of somebody else's
        ThemedLabel *about = nullptr; ///< who and when
        Uuid id;
    };

    void showRead(const SubjectNotes &read);
    void showNotes(const SubjectNotes &read);
    Row makeRow(const Uuid &id, bool isOwn);
    Row *rowOf(const Uuid &id);
    void addDraft();
    void arrange(const std::vector<Uuid> &order);
    void sayAbout(Row &row, const SubjectNote &note);
    void dropRows();
    void changeTags(SetEdit change);
    void readKnown();
    void sayState();
    bool mayWrite() const;
    std::string name() const;

    PageTools &m_tools;
    const Kind m_kind;
    RandomIdSource m_ids;
    BoardPlace m_place;
    BoardPlace m_knownPlace;
    Uuid m_subject;
    std::optional<SubjectNotes> m_read;
    bool m_hasKnown = false;
    int m_tagsWaiting = 0;
    ThemedLabel *m_tagsTitle;
    QPushButton *m_past; ///< who changed what of the subject
    TagsField *m_tags;
    ThemedLabel *m_notesTitle;
    ThemedLabel *m_state;
    ThemedLabel *m_why;
    QVBoxLayout *m_rowsLayout;
    std::vector<Row> m_rows;
};

} // namespace qunce
