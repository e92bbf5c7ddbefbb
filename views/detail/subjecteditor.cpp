// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/subjecteditor.h"

#include <algorithm>

#include <QPainter>

#include "models/merge/setmerge.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

QStringList textsOf(const std::vector<std::string> &items)
{
    QStringList texts;
    for (const std::string &item : items)
        texts.append(QString::fromStdString(item));
    return texts;
}

} // namespace

SubjectEditor::SubjectEditor(PageTools &tools, Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_kind(kind)
    , m_ids(tools.clock)
    , m_place(this)
    , m_knownPlace(this)
    , m_tagsTitle(new ThemedLabel(tools.theme, TextRole::CardTitle, Token::Text))
    , m_past(new QPushButton)
    , m_tags(new TagsField(tools.theme))
    , m_notesTitle(new ThemedLabel(tools.theme, TextRole::CardTitle, Token::Text))
    , m_state(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary))
    , m_rowsLayout(new QVBoxLayout)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // it is scrolled, never squeezed
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kOuterCellPadding, 12, metrics::kOuterCellPadding, 12);
    column->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->addWidget(m_tagsTitle);
    top->addStretch(1);
    top->addWidget(m_past);
    column->addLayout(top);
    m_past->setObjectName(QStringLiteral("subject.past"));
    m_past->setProperty("kind", QStringLiteral("link"));
    connect(m_past, &QPushButton::clicked, this, [this] {
        m_tools.go({PageId::Sync, m_subject, std::string("history.") + descriptor(m_kind).name, {}});
    });
    column->addWidget(m_tags);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 8, 0, 0);
    head->addWidget(m_notesTitle);
    head->addStretch(1);
    head->addWidget(m_state);
    column->addLayout(head);
    column->addWidget(m_why);
    m_why->setWordWrap(true);
    m_why->hide();
    m_state->setObjectName(QStringLiteral("saveState"));
    m_rowsLayout->setSpacing(8);
    column->addLayout(m_rowsLayout);
    connect(m_tags, &TagsField::entered, this, &SubjectEditor::readKnown);
    connect(m_tags, &TagsField::added, this, [this](const QStringList &tags) {
        SetEdit change;
        for (const QString &tag : tags)
            change.add.push_back(tag.toStdString());
        std::sort(change.add.begin(), change.add.end());
        changeTags(std::move(change));
    });
    connect(m_tags, &TagsField::removed, this, [this](const QString &tag) {
        changeTags(SetEdit {{}, {tag.toStdString()}});
    });
    connect(&tools.edits, &EditDesk::rightsChanged, this, [this] {
        if (m_read)
            showRead(SubjectNotes(*m_read));
    });
    retranslate();
}

SubjectEditor::~SubjectEditor()
{
    dropRows(); // they save what they have
}

void SubjectEditor::retranslate()
{
    m_tagsTitle->setText(text(QUNCE_TEXT("Tags")));
    m_notesTitle->setText(text(QUNCE_TEXT("Notes")));
    m_past->setText(text(QUNCE_TEXT("Who changed what")));
    m_tags->retranslate();
    if (m_read)
        showRead(SubjectNotes(*m_read));
}

void SubjectEditor::show(const Uuid &subject)
{
    if (subject == m_subject)
        return;
    leave();
    m_subject = subject;
    refresh();
}

void SubjectEditor::leave()
{
    dropRows();
    m_subject = Uuid();
    m_read.reset();
    m_tags->setTags({});
    if (m_place.isWaiting()) {
        m_place.cancel();
        emit readingEnded();
    }
}

void SubjectEditor::refresh()
{
    if (m_subject.isNil())
        return;
    if (!m_place.isWaiting())
        emit readingBegan();
    m_tools.reader.read<std::optional<SubjectNotes>>(
        m_place,
        [kind = m_kind, subject = m_subject](
            BoardContext &context) { return readSubjectNotes(context, kind, subject); },
        [this](const Result<std::optional<SubjectNotes>> &read) {
            if (read.ok() && *read)
                showRead(**read); // the pane says it where there is nothing
            emit readingEnded();
        });
}

std::string SubjectEditor::name() const
{
    if (!m_read)
        return {};
    const std::string nickname = m_read->subject.text("nickname");
    return nickname.empty() ? m_read->subject.text("name") : nickname;
}

bool SubjectEditor::mayWrite() const
{
    const std::optional<Actor> &actor = m_tools.edits.actor();
    if (!m_read || !actor)
        return false;
    Record note;
    note.kind = Kind::Note;
    note.bucket = m_read->subject.bucket;
    note.put("subject", toValue(m_subject));
    note.put("author", toValue(actor->user));
    return m_tools.edits.whyNotCreate(note).empty();
}

void SubjectEditor::showRead(const SubjectNotes &read)
{
    m_read = read;
    m_tags->setReadOnly(text(m_tools.edits.whyNot(read.subject, "tags")));
    if (m_tagsWaiting == 0)
        m_tags->setTags(textsOf(read.tags));
    showNotes(read);
    const Message nobody = m_tools.edits.whyNot();
    const bool isReadOnly = !mayWrite();
    m_why->setText(
        isReadOnly ? text(nobody.empty() ? m_tools.edits.whyNot(read.subject, "tags") : nobody) : QString());
    m_why->setVisible(isReadOnly);
    sayState();
}

SubjectEditor::Row *SubjectEditor::rowOf(const Uuid &id)
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&id](const Row &row) { return row.id == id; });
    return found == m_rows.end() ? nullptr : &*found;
}

void SubjectEditor::showNotes(const SubjectNotes &read)
{
    std::vector<Uuid> order;
    for (const SubjectNote &note : read.notes) {
        const bool isOwn = m_tools.edits.mayEdit(note.record, "text");
        Row *row = rowOf(note.id);
        if (row && (row->edit != nullptr) != isOwn) {
            delete row->widget;
            m_rows.erase(m_rows.begin() + (row - m_rows.data()));
            row = nullptr;
        }
        if (!row) {
            m_rows.push_back(makeRow(note.id, isOwn));
            row = &m_rows.back();
        }
        if (row->edit)
            row->edit->showSaved(QString::fromStdString(note.text));
        else
            row->words->setText(QString::fromStdString(note.text));
        sayAbout(*row, note);
        order.push_back(note.id);
    }
    for (size_t i = m_rows.size(); i-- > 0;) {
        Row &row = m_rows[i];
        if (std::find(order.begin(), order.end(), row.id) != order.end())
            continue;
        if (row.edit && (row.edit->hasFocus() || row.edit->isSaving() || row.edit->isNew())) {
            row.edit->showGone(m_ids.next());
            row.id = row.edit->id();
            if (row.edit->isNew())
                row.about->hide();
            continue;
        }
        delete row.widget;
        m_rows.erase(m_rows.begin() + static_cast<ptrdiff_t>(i));
    }
    addDraft();
    arrange(order);
}

/// One empty note to be written, unless the one that was is still being written.
void SubjectEditor::addDraft()
{
    const bool hasOne = std::any_of(m_rows.begin(), m_rows.end(),
        [](const Row &row) { return row.edit && (row.edit->isNew() || row.edit->hasFocus()); });
    if (!hasOne && mayWrite())
        m_rows.insert(m_rows.begin(), makeRow(m_ids.next(), true));
}

/// Notes that are not among the records yet come first.
void SubjectEditor::arrange(const std::vector<Uuid> &order)
{
    const auto placeOf = [&order](const Row &row) {
        const auto found = std::find(order.begin(), order.end(), row.id);
        return found == order.end() ? -1 : static_cast<int>(found - order.begin());
    };
    std::stable_sort(
        m_rows.begin(), m_rows.end(), [&](const Row &a, const Row &b) { return placeOf(a) < placeOf(b); });
    while (QLayoutItem *item = m_rowsLayout->takeAt(0))
        delete item;
    QWidget *before = m_tags->field();
    for (const Row &row : m_rows) {
        m_rowsLayout->addWidget(row.widget);
        if (row.edit) {
            setTabOrder(before, row.edit);
            before = row.edit;
        }
    }
}

SubjectEditor::Row SubjectEditor::makeRow(const Uuid &id, bool isOwn)
{
    Row row;
    row.id = id;
    row.widget = new QWidget(this);
    auto *column = new QVBoxLayout(row.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    if (isOwn) {
        row.edit = new NoteEdit(m_tools.edits, {m_subject, name(), m_tools.reader.now()}, id, row.widget);
        row.edit->setObjectName(QStringLiteral("note"));
        row.edit->setPlaceholderText(text(QUNCE_TEXT("Write a note")));
        row.edit->setAccessibleName(text(QUNCE_TEXT("Note")));
        connect(row.edit, &NoteEdit::stateChanged, this, &SubjectEditor::sayState);
        // What was read before is older than what is saved now. Queued, since a window that goes away ends the field's focus
        // when the page is half gone.
        connect(row.edit, &NoteEdit::savedNow, this, &SubjectEditor::refresh, Qt::QueuedConnection);
        connect(row.edit, &NoteEdit::left, this, &SubjectEditor::refresh, Qt::QueuedConnection);
        column->addWidget(row.edit);
    } else {
        row.words = new ThemedLabel(m_tools.theme, TextRole::Body, Token::Text, row.widget);
        row.words->setObjectName(QStringLiteral("othersNote"));
        row.words->setTextFormat(Qt::PlainText);
        row.words->setWordWrap(true);
        row.words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(row.words);
    }
    row.about = new ThemedLabel(m_tools.theme, TextRole::Secondary, Token::TextSecondary, row.widget);
    column->addWidget(row.about);
    row.about->hide(); // of a note that is still to be written there is nothing to say
    row.widget->show();
    return row;
}

void SubjectEditor::sayAbout(Row &row, const SubjectNote &note)
{
    QStringList parts;
    if (m_tools.edits.actor() && note.author == m_tools.edits.actor()->user)
        parts.append(text(QUNCE_TEXT("me")));
    else if (!note.authorName.empty())
        parts.append(QString::fromStdString(note.authorName));
    if (note.at)
        parts.append(m_tools.format().dateTime(*note.at));
    if (note.isPending)
        parts.append(text(QUNCE_TEXT("not sent yet")));
    row.about->setText(parts.join(QStringLiteral(" · ")));
    row.about->show();
}

void SubjectEditor::dropRows()
{
    std::vector<Row> rows;
    rows.swap(m_rows);
    for (const Row &row : rows)
        delete row.widget;
}

void SubjectEditor::changeTags(SetEdit change)
{
    if (!m_read)
        return;
    QStringList shown = textsOf(withEdit(m_read->tags, change));
    m_read->tags = withEdit(m_read->tags, change);
    m_tags->setTags(shown); // on screen at once
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Tags of %1"), {name()});
    request.changes.push_back(ChangeFields {m_kind, m_subject, {}, {{"tags", std::move(change)}}});
    ++m_tagsWaiting;
    sayState();
    m_tools.edits.commit(std::move(request), this, [this](const Result<EditDone> &) {
        --m_tagsWaiting;
        sayState();
        refresh(); // what was read before is older; after a refusal it shows what holds
    });
}

void SubjectEditor::readKnown()
{
    if (std::exchange(m_hasKnown, true))
        return;
    m_tools.reader.read<std::vector<std::string>>(
        m_knownPlace, [kind = m_kind](BoardContext &context) { return readKnownTags(context, kind); },
        [this](const Result<std::vector<std::string>> &tags) {
            m_hasKnown = tags.ok();
            if (tags.ok())
                m_tags->setKnown(textsOf(*tags));
        });
}

void SubjectEditor::sayState()
{
    const auto any = [this](auto &&holds) {
        return std::any_of(
            m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.edit && holds(*row.edit); });
    };
    const bool wasRefused = any([](const NoteEdit &edit) { return edit.wasRefused(); });
    const bool isSaving = m_tagsWaiting > 0 || any([](const NoteEdit &edit) { return edit.isSaving(); });
    m_state->setColor(wasRefused ? Token::Bad : Token::TextSecondary);
    m_state->setText(wasRefused                ? text(QUNCE_TEXT("Not saved yet"))
            : isSaving                         ? text(QUNCE_TEXT("Saving…"))
            : m_read && m_read->areTagsPending ? text(QUNCE_TEXT("saved here, not sent yet"))
                                               : QString());
}

void SubjectEditor::focusTags()
{
    m_tags->field()->setFocus(Qt::ShortcutFocusReason);
}

void SubjectEditor::focusNote()
{
    for (const Row &row : m_rows) {
        if (row.edit)
            return row.edit->setFocus(Qt::ShortcutFocusReason);
    }
}

std::vector<NoteEdit *> SubjectEditor::notes() const
{
    std::vector<NoteEdit *> edits;
    for (const Row &row : m_rows) {
        if (row.edit)
            edits.push_back(row.edit);
    }
    return edits;
}

QStringList SubjectEditor::othersNotes() const
{
    QStringList notes;
    for (const Row &row : m_rows) {
        if (row.words)
            notes.append(row.words->text() + QStringLiteral(" — ") + row.about->text());
    }
    return notes;
}

void SubjectEditor::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(0, 0, width(), 1, m_tools.theme.color(Token::Border));
}

} // namespace qunce
