// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/content/contentpage.h"

#include <algorithm>

#include <QVBoxLayout>

#include "models/protocol/bucketnames.h"
#include "views/common/entrylook.h"
#include "views/common/texts.h"
#include "views/content/contenttexts.h"
#include "views/content/reviewdialog.h"
#include "views/detail/linelist.h"

namespace qunce {

namespace {

RosterParts partsOfContent()
{
    RosterParts parts;
    parts.name = "content";
    parts.noun = QUNCE_TEXT("%1 contents");
    parts.searchHint = QUNCE_TEXT("Title, text, product or persona");
    parts.emptyText = QUNCE_TEXT("There is no content yet");
    parts.emptyDetail = QUNCE_TEXT("Make the first one, or import the content template.");
    parts.filters = contentFilters();
    parts.sort = {{"used", true}, {"title", false}};
    parts.read = [](BoardContext &context, const BoardQuery &) { return readContentTable(context); };
    return parts;
}

ThemedLabel *textOf(Theme &theme, const QString &words, Token color)
{
    auto *label = new ThemedLabel(theme, TextRole::Secondary, color);
    label->setWordWrap(true);
    label->setText(words);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ContentPage::ContentPage(PageTools &pageTools, QWidget *parent)
    : RosterPage(PageId::Content, {QUNCE_TEXT("Content")}, partsOfContent(), pageTools, parent)
    , m_new(new QPushButton(this))
    , m_newOfKoc(new QPushButton(this))
    , m_main(pane().addAction([this] { take(mainStep()); }))
    , m_other(pane().addAction([this] { take(otherStep()); }))
    , m_copy(pane().addAction([this] { copyAsVersion(); }))
{
    m_new->setObjectName(QStringLiteral("newContent"));
    m_new->setProperty("kind", QStringLiteral("primary"));
    m_newOfKoc->setObjectName(QStringLiteral("newKocContent"));
    m_main->setObjectName(QStringLiteral("contentStep"));
    m_other->setObjectName(QStringLiteral("contentOtherStep"));
    m_copy->setObjectName(QStringLiteral("contentVersion"));
    card().addTool(m_newOfKoc);
    card().addTool(m_new);
    connect(m_new, &QPushButton::clicked, this, [this] { makeNew(false); });
    connect(m_newOfKoc, &QPushButton::clicked, this, [this] { makeNew(true); });
    connect(&roster(), &RosterView::currentChanged, this, [this](const Uuid &id) {
        if (m_detail && id != m_detail->record.id)
            leaveForm();
    });
    connect(&pageTools.edits, &EditDesk::rightsChanged, this, [this] {
        showButtons();
        if (m_detail && m_form)
            m_form->show(*m_detail);
    });
    addCommands();
}

void ContentPage::addCommands()
{
    const auto add = [this](const char *id, const Message &words, const char *iconName,
                         const QKeySequence &keys, bool fromKoc) {
        CommandInfo info;
        info.id = id;
        info.text = words;
        info.icon = iconName;
        info.shortcut = keys;
        info.isOfPage = true;
        tools().commands.add(
            std::move(info), this, [this, fromKoc] { makeNew(fromKoc); },
            [this, fromKoc] { return whyNotMade(fromKoc); });
    };
    add("content.new", {QUNCE_TEXT("Add content")}, "plus", QKeySequence(Qt::CTRL | Qt::Key_N), false);
    add("content.new_of_koc", {QUNCE_TEXT("Add content made by a KOC")}, "koc", {}, true);
    addSubjectCommand("version", {QUNCE_TEXT("Copy the content as a new version")}, "copy",
        QKeySequence(Qt::CTRL | Qt::Key_D), [this](const Uuid &) { copyAsVersion(); });
    addSubjectCommand("copy_text", {QUNCE_TEXT("Copy the text as it is sent")}, "copy",
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), [this](const Uuid &) { copyText(); });
    addSubjectCommand("add_images", {QUNCE_TEXT("Add images to the content")}, "plus",
        QKeySequence(Qt::CTRL | Qt::Key_I), [this](const Uuid &) {
            if (m_form)
                m_form->images().chooseFiles();
        });
}

Message ContentPage::whyNotMade(bool fromKoc) const
{
    Record content;
    content.kind = Kind::Content;
    content.bucket = bucket::planHq();
    if (fromKoc && tools().edits.actor()) { // regions hand these in
        content.put("status", std::string("submitted"));
        content.put("source", std::string("koc"));
        content.put("submitted_by", toValue(tools().edits.actor()->user));
    }
    return tools().edits.whyNotCreate(content);
}

void ContentPage::readDetail(const Uuid &content)
{
    readInto<ContentDetail>([content](BoardContext &context) { return readContentDetail(context, content); },
        [this](const ContentDetail &detail) { showDetail(detail); });
}

void ContentPage::showDetail(const ContentDetail &detail)
{
    m_detail = detail;
    const Format format = tools().format();
    pane().setHeading(QString::fromStdString(detail.record.text("title")), contentSubtitle(detail, format));
    pane().setSections(sectionsOf(detail));
    if (!m_form) { // the page itself is there sooner without it
        m_form = new ContentForm(tools(), &pane());
        pane().addLasting(m_form);
    }
    m_form->show(detail);
    showButtons();
    if (m_toFocus == detail.record.id) {
        m_toFocus = {};
        m_form->focusTitle();
        pane().bring(m_form);
    }
}

std::vector<QWidget *> ContentPage::sectionsOf(const ContentDetail &detail)
{
    Theme &theme = tools().theme;
    const Format format = tools().format();
    std::vector<QWidget *> sections;
    auto *said = new QWidget;
    auto *lines = new QVBoxLayout(said);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    const std::string status(contentStatusOf(detail.record.text("status")));
    auto *state = new ThemedLabel(theme, TextRole::Bold, tokenOfContentStatus(status));
    state->setObjectName(QStringLiteral("contentState"));
    state->setText(contentStatusText(status)
        + (status == "usable" && !detail.isValidToday ? text(QUNCE_TEXT(", not valid today")) : QString()));
    lines->addWidget(state);
    if (const QString review = reviewText(detail, format); !review.isEmpty())
        lines->addWidget(textOf(theme, review, Token::TextSecondary));
    if (const QString words = wordsText(detail); !words.isEmpty()) {
        const bool isError = std::any_of(detail.words.begin(), detail.words.end(),
            [](const FoundWord &word) { return word.level == WordLevel::Error; });
        auto *label = textOf(theme, words, isError ? Token::Bad : Token::Warn);
        label->setObjectName(QStringLiteral("contentWords"));
        lines->addWidget(label);
    }
    if (!detail.duplicates.empty()) {
        auto *label = textOf(theme,
            text(QUNCE_TEXT("Says the same as: %1"),
                {QString::fromStdString(detail.duplicates.front().title)}),
            Token::Warn);
        label->setObjectName(QStringLiteral("contentDuplicate"));
        lines->addWidget(label);
    }
    sections.push_back(new DetailSection(theme, said));
    m_preview = new ChatPreview(theme, tools().images);
    m_preview->show(detail);
    sections.push_back(m_preview);
    sections.push_back(new DetailSection(theme, text(QUNCE_TEXT("Used")),
        text(QUNCE_TEXT("%1 entries"), {format.integer(static_cast<int64_t>(detail.useCount))}),
        usesOf(detail)));
    if (detail.versions.size() > 1)
        sections.push_back(
            new DetailSection(theme, text(QUNCE_TEXT("Versions")), QString(), listOf(detail.versions, true)));
    if (!detail.duplicates.empty())
        sections.push_back(new DetailSection(
            theme, text(QUNCE_TEXT("Duplicates")), QString(), listOf(detail.duplicates, false)));
    return sections;
}

QWidget *ContentPage::usesOf(const ContentDetail &detail)
{
    const Format format = tools().format();
    if (detail.uses.empty())
        return textOf(tools().theme, text(QUNCE_TEXT("No entry sends it yet.")), Token::TextSecondary);
    std::vector<LineList::Line> lines;
    for (const ContentUse &use : detail.uses) {
        const EntryStatus status = entryStatusNamed(use.status);
        LineList::Line line;
        line.cells.push_back({QString::fromStdString(use.title)});
        line.cells.push_back(
            {use.start ? format.dateTime(*use.start) : Format::missing(), Token::TextSecondary});
        line.cells.push_back({text(qunce::textOf(status)), tokenOf(status), iconOf(status)});
        line.target = use.entry;
        lines.push_back(std::move(line));
    }
    auto *list = new LineList(tools().theme, std::move(lines));
    list->setAccessibleName(text(QUNCE_TEXT("Used")));
    connect(list, &LineList::activated, this, [this](const Uuid &entry) {
        tools().go({PageId::Calendar, entry, {}, {}});
    });
    return list;
}

QWidget *ContentPage::listOf(const std::vector<ContentNeighbour> &contents, bool withVersions)
{
    std::vector<LineList::Line> lines;
    for (const ContentNeighbour &one : contents) {
        LineList::Line line;
        const QString title = QString::fromStdString(one.title);
        line.cells.push_back({withVersions ? text(QUNCE_TEXT("Version %1"), {QString::number(one.version)})
                    + QStringLiteral(" · ") + title
                                           : title});
        line.cells.push_back({contentStatusText(one.status), tokenOfContentStatus(one.status)});
        line.target = m_detail && one.id == m_detail->record.id ? Uuid() : one.id;
        lines.push_back(std::move(line));
    }
    auto *list = new LineList(tools().theme, std::move(lines));
    list->setAccessibleName(withVersions ? text(QUNCE_TEXT("Versions")) : text(QUNCE_TEXT("Duplicates")));
    connect(list, &LineList::activated, this, [this](const Uuid &content) {
        if (!content.isNil())
            open({PageId::Content, content, "all", {}});
    });
    return list;
}

ContentPage::Step ContentPage::mainStep() const
{
    const std::string status(contentStatusOf(m_detail ? m_detail->record.text("status") : "usable"));
    if (status == "draft")
        return {QUNCE_TEXT("Put to use"), "usable"};
    if (status == "submitted")
        return {QUNCE_TEXT("Take it…"), "usable", true};
    if (status == "rejected")
        return {QUNCE_TEXT("Submit again"), "submitted"};
    if (status == "withdrawn")
        return {QUNCE_TEXT("Use again"), "usable"};
    return {QUNCE_TEXT("Copy text"), {}};
}

ContentPage::Step ContentPage::otherStep() const
{
    const std::string status(contentStatusOf(m_detail ? m_detail->record.text("status") : "usable"));
    if (status == "draft")
        return {QUNCE_TEXT("Submit for review"), "submitted"};
    if (status == "submitted")
        return {QUNCE_TEXT("Do not take it…"), "rejected", true};
    if (status == "usable")
        return {QUNCE_TEXT("Withdraw"), "withdrawn"};
    return {QUNCE_TEXT("Copy text"), {}};
}

void ContentPage::leaveForm()
{
    if (m_form)
        m_form->leave();
}

void ContentPage::showButtons()
{
    for (QPushButton *button : {m_new, m_newOfKoc, m_copy}) {
        const Message notMade = whyNotMade(button == m_newOfKoc);
        button->setEnabled(notMade.empty() && (button != m_copy || m_detail));
        button->setToolTip(text(notMade));
    }
    const auto show = [this](QPushButton *button, const Step &step) {
        const Message why =
            m_detail && !step.status.empty() ? tools().edits.whyNot(m_detail->record, "status") : Message();
        button->setText(text(step.words));
        button->setEnabled(m_detail && why.empty());
        button->setToolTip(text(why));
    };
    show(m_main, mainStep());
    show(m_other, otherStep());
}

void ContentPage::take(const Step &step)
{
    if (!m_detail)
        return;
    if (step.status.empty())
        return copyText();
    if (!step.asks)
        return setStatus(step, {}, {});
    auto *dialog = new ReviewDialog(
        step.status == "usable", m_detail->record.text("source") == "koc",
        [this, step, content = m_detail->record.id](const ReviewDialog::Said &said) {
            if (m_detail && m_detail->record.id == content)
                setStatus(step, said.note, said.points);
        },
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ContentPage::setStatus(const Step &step, const QString &note, std::optional<int64_t> points)
{
    const std::optional<Actor> &actor = tools().edits.actor();
    const Record &record = m_detail->record;
    const FieldValue now = toValue(std::optional(tools().reader.now()));
    ChangeFields change {Kind::Content, record.id, {{"status", step.status}}, {}};
    if (step.asks && actor) {
        change.fields["reviewed_by"] = toValue(actor->user);
        change.fields["reviewed_at"] = now;
        change.fields["review_note"] = toValue(note.toStdString());
        if (points) {
            change.fields["credited_points"] = *points;
            change.fields["credited_at"] = now;
        }
    } else if (step.status == "submitted" && actor) {
        change.fields["submitted_by"] = toValue(actor->user);
        change.fields["submitted_at"] = now;
    }
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Change the status of content “%1”"), {record.text("title")});
    request.changes.push_back(std::move(change));
    tools().edits.commit(std::move(request), this, {});
}

void ContentPage::makeNew(bool fromKoc)
{
    RandomIdSource ids(tools().clock);
    MakeRecord made {Kind::Content, ids.next(), {}};
    const QString title = fromKoc ? text(QUNCE_TEXT("Content of a KOC")) : text(QUNCE_TEXT("Add content"));
    made.fields["title"] = toValue(title.toStdString());
    made.fields["layer"] = std::string("brand");
    made.fields["version"] = int64_t {1};
    made.fields["family"] = toValue(made.id);
    made.fields["status"] = std::string(fromKoc ? "submitted" : "draft");
    made.fields["source"] = std::string(fromKoc ? "koc" : "hq");
    if (fromKoc && tools().edits.actor()) {
        made.fields["submitted_by"] = toValue(tools().edits.actor()->user);
        made.fields["submitted_at"] = toValue(std::optional(tools().reader.now()));
    }
    EditRequest request;
    request.title = QUNCE_TEXT("Make a content");
    const Uuid id = made.id;
    request.changes.push_back(std::move(made));
    make(std::move(request), id, true);
}

/// A draft with everything of it but its way through review; the version that is used stays until it is withdrawn.
void ContentPage::copyAsVersion()
{
    if (!m_detail)
        return;
    const Record &old = m_detail->record;
    RandomIdSource ids(tools().clock);
    MakeRecord made {Kind::Content, ids.next(), {}};
    for (const char *field :
        {"title", "layer", "dimension", "persona", "product", "category", "season", "body", "link", "images",
            "spread", "lowest_percent", "valid_from", "valid_until", "source", "koc"}) {
        if (const FieldValue *value = old.find(field))
            made.fields[field] = *value;
    }
    const Uuid series = old.reference("family").isNil() ? old.id : old.reference("family");
    made.fields["family"] = toValue(series);
    made.fields["version"] = m_detail->nextVersion;
    made.fields["status"] = std::string("draft");
    EditRequest request;
    request.title = Message(QUNCE_TEXT("New version of content “%1”"), {old.text("title")});
    const Uuid id = made.id;
    request.changes.push_back(std::move(made));
    make(std::move(request), id, false);
}

void ContentPage::make(EditRequest request, const Uuid &id, bool focusTitle)
{
    leaveForm();
    tools().edits.commit(std::move(request), this, [this, id, focusTitle](const Result<EditDone> &outcome) {
        if (!outcome.ok())
            return;
        if (focusTitle)
            m_toFocus = id;
        open({PageId::Content, id, "all", {}});
    });
}

void ContentPage::copyText()
{
    if (m_detail)
        copy(sentText(*m_detail));
}

void ContentPage::retranslate()
{
    RosterPage::retranslate();
    card().setTitle(text(QUNCE_TEXT("Content library")));
    m_new->setText(text(QUNCE_TEXT("Add content")));
    m_newOfKoc->setText(text(QUNCE_TEXT("From a KOC…")));
    m_copy->setText(text(QUNCE_TEXT("New version")));
    if (m_form)
        m_form->retranslate();
    showButtons();
    if (m_detail)
        showDetail(ContentDetail(*m_detail));
}

} // namespace qunce
