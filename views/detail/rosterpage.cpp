// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/rosterpage.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTableView>

#include "models/boards/orgchoices.h"
#include "views/common/texts.h"
#include "views/detail/editcommands.h"
#include "views/roster/rosterviews.h"

namespace qunce {

namespace {

/// A table and the unit whose rows it has.
struct ScopedTable {
    std::shared_ptr<const DataTable> table;
    std::string scope;
};

} // namespace

RosterPage::RosterPage(PageId id, Message title, RosterParts parts, PageTools &pageTools, QWidget *parent)
    : Page(id, std::move(title), pageTools, parent)
    , m_parts(std::move(parts))
    , m_tablePlace(this)
    , m_detailPlace(this)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_card(new Card(pageTools.theme))
    , m_roster(new RosterView(pageTools, QString::fromStdString(m_parts.name)))
    , m_pane(new DetailPane(pageTools.theme))
{
    m_card->body()->addWidget(m_roster);
    m_splitter->addWidget(m_card);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setHandleWidth(metrics::kGap);
    m_splitter->setChildrenCollapsible(false);
    m_pane->hide();
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
    all->addWidget(m_splitter);

    m_roster->setNoun(m_parts.noun);
    m_roster->setSearchHint(m_parts.searchHint);
    m_roster->setSource([this] { return source(); });
    m_roster->setEmptyText(m_parts.emptyText, m_parts.emptyDetail);
    m_roster->setDefaultSort(m_parts.sort);
    m_roster->setQuickFilters(m_parts.filters, m_parts.filters.front().id);
    m_savedViews = addSavedViews(*m_roster, pageTools, m_parts.name);
    connect(m_savedViews, &ViewPicker::readingBegan, this, &RosterPage::readingBegins);
    connect(m_savedViews, &ViewPicker::readingEnded, this, &RosterPage::readingEnds);
    connect(m_roster, &RosterView::currentChanged, this, &RosterPage::showCurrent);
    connect(m_roster, &RosterView::activated, this, [this](const Uuid &row) {
        m_isPaneWanted = true;
        showCurrent(row);
    });
    connect(m_roster, &RosterView::settled, this, [this] {
        if (m_isArranging) {
            m_isArranging = false;
            readingEnds();
        }
    });
    if (m_parts.kind)
        addEditor();
    connect(m_pane, &DetailPane::closed, this, &RosterPage::closePane);
    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { tools().settings.set(key("pane"), m_pane->width()); });
}

void RosterPage::addEditor()
{
    m_editor = new SubjectEditor(tools(), *m_parts.kind);
    m_pane->addLasting(m_editor);
    connect(m_editor, &SubjectEditor::readingBegan, this, &RosterPage::readingBegins);
    connect(m_editor, &SubjectEditor::readingEnded, this, &RosterPage::readingEnds);
    addEditingCommands(
        tools(), this, m_parts.name,
        [this](bool isNote) {
            if (!m_subject)
                return;
            m_isPaneWanted = true;
            showCurrent(*m_subject);
            isNote ? m_editor->focusNote() : m_editor->focusTags();
            if (QWidget *part = focusWidget())
                m_pane->bring(part);
        },
        [this] { return m_subject.has_value(); }, [this] { tagSelected(); },
        [this] { return !m_roster->selected().empty(); });
}

void RosterPage::tagSelected()
{
    askTagsOfRows(tools(), *m_parts.kind, m_parts.noun, m_roster->selected(), this);
}

QString RosterPage::key(const char *what) const
{
    return QString::fromStdString(m_parts.name) + QLatin1Char('/') + QLatin1String(what);
}

void RosterPage::open(const Destination &destination)
{
    if (!destination.filter.empty())
        m_roster->chooseFilter(destination.filter);
    if (destination.subject.isNil())
        return;
    if (destination.filter.empty())
        m_roster->chooseFilter(m_parts.filters.front().id); // it must not be hidden by an earlier choice
    m_isPaneWanted = true;
    m_roster->select(destination.subject);
    showCurrent(destination.subject);
}

int RosterPage::rowsShown() const
{
    return m_roster->rowsShown();
}

TextSource RosterPage::source() const
{
    const Format format = tools().format();
    return {text(title()), m_scope, format.period(tools().selection.query().period),
        format.dateTime(tools().reader.now()), {}};
}

void RosterPage::refresh()
{
    if (!m_tablePlace.isWaiting())
        readingBegins();
    tools().reader.read<ScopedTable>(
        m_tablePlace,
        [read = m_parts.read, query = tools().selection.query()](
            BoardContext &context) -> Result<ScopedTable> {
            QUNCE_ASSIGN(std::shared_ptr<const DataTable> table, read(context, query));
            if (query.unit.isNil())
                return ScopedTable {std::move(table), {}};
            QUNCE_ASSIGN(const OrgChoices org, readOrgChoices(context));
            const int unit = org.indexOf(query.unit);
            return ScopedTable {std::move(table), unit < 0 ? std::string() : org.pathOf(unit)};
        },
        [this](Result<ScopedTable> read) {
            if (!read.ok()) {
                m_roster->showProblem(read.error(), {QUNCE_TEXT("Try again")}, [this] { refresh(); });
            } else {
                m_scope = QString::fromStdString(read->scope);
                m_roster->showTable(std::move(read->table));
                if (!m_isArranging && !m_roster->isSettled()) {
                    m_isArranging = true;
                    readingBegins();
                }
            }
            readingEnds();
        });
    if (m_subject && isPaneOpen()) {
        readDetail(*m_subject);
        if (m_editor)
            m_editor->refresh();
    }
}

void RosterPage::showCurrent(const Uuid &id)
{
    if (id.isNil())
        return; // filtered out: the pane keeps whom it shows
    m_subject = id;
    tools().commands.refresh();
    if (!m_isPaneWanted)
        return;
    openPane();
    if (m_editor)
        m_editor->show(id);
    if (m_read != id || m_detailPlace.isWaiting())
        readDetail(id);
    m_read = id;
}

void RosterPage::openPane()
{
    if (isPaneOpen())
        return;
    const int wide = tools().settings.value(key("pane"), metrics::kDetailPane).toInt();
    m_pane->show();
    m_splitter->setSizes({width() - 2 * metrics::kMargin - metrics::kGap - wide, wide});
}

void RosterPage::closePane()
{
    m_isPaneWanted = false;
    m_read.reset();
    if (m_detailPlace.isWaiting()) {
        m_detailPlace.cancel();
        readingEnds();
    }
    if (m_editor)
        m_editor->leave();
    m_pane->hide();
    m_roster->tableView()->setFocus();
}

void RosterPage::beginDetail()
{
    if (!m_detailPlace.isWaiting())
        readingBegins();
}

void RosterPage::endDetail()
{
    readingEnds();
}

void RosterPage::sayProblem(const Error &error)
{
    m_pane->setHeading(QString(), QString());
    m_pane->say(QStringLiteral("warning"), text(error.userText));
}

void RosterPage::addSubjectCommand(const char *id, const Message &words, const char *iconName,
    const QKeySequence &keys, std::function<void(const Uuid &)> run)
{
    CommandInfo info;
    info.id = m_parts.name + "." + id;
    info.text = words;
    info.icon = iconName;
    info.shortcut = keys;
    info.isOfPage = true;
    tools().commands.add(
        std::move(info), this,
        [this, run = std::move(run)] {
            if (m_subject)
                run(*m_subject);
        },
        [this] { return m_subject ? Message() : Message(QUNCE_TEXT("Choose a row first.")); });
}

void RosterPage::copy(const QString &words)
{
    QApplication::clipboard()->setText(words);
    tools().toast({QUNCE_TEXT("Copied.")});
}

void RosterPage::retranslate()
{
    m_pane->setCloseText(text(QUNCE_TEXT("Close the pane")));
    if (m_editor)
        m_editor->retranslate();
    m_read.reset();
}

void RosterPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isPaneOpen())
        closePane();
    else
        Page::keyPressEvent(event);
}

} // namespace qunce
