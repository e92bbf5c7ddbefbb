// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/koc/kocpage.h"

#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

#include "views/common/texts.h"
#include "views/detail/editcommands.h"
#include "views/detail/subjecteditor.h"
#include "views/koc/kocpane.h"
#include "views/roster/rosterviews.h"

namespace qunce {

namespace {

QString paneKey()
{
    return QStringLiteral("koc/pane");
}

} // namespace

KocPage::KocPage(PageTools &tools, QWidget *parent)
    : Page(PageId::Koc, QUNCE_TEXT("KOC"), tools, parent)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_roster(new RosterView(tools, QStringLiteral("koc"), m_splitter))
    , m_pane(new KocPane(tools, m_splitter))
    , m_editor(new SubjectEditor(tools, Kind::Koc))
    , m_rosterPlace(this)
    , m_panePlace(this)
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
    all->addWidget(m_splitter);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(metrics::kGap);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_pane->hide();
    m_roster->setQuickFilters(kocFilters(), "active");
    m_roster->setDefaultSort({{"amount_90d", true}});
    m_roster->setNoun(QUNCE_TEXT("%1 KOCs"));
    m_roster->setSearchHint(QUNCE_TEXT("Nickname, code or guide"));
    m_roster->setEmptyText(QUNCE_TEXT("There are no KOCs here"),
        QUNCE_TEXT("They come with the KOC roster, which headquarters imports. Or choose another unit in the "
                   "header."));
    m_savedViews = addSavedViews(*m_roster, tools, "koc");
    connect(m_savedViews, &ViewPicker::readingBegan, this, &KocPage::readingBegins);
    connect(m_savedViews, &ViewPicker::readingEnded, this, &KocPage::readingEnds);
    connect(m_roster, &RosterView::activated, this, &KocPage::openPane);
    connect(m_roster, &RosterView::currentChanged, this, [this](const Uuid &koc) {
        if (!m_koc.isNil() && !koc.isNil())
            openPane(koc);
    });
    connect(m_roster, &RosterView::settled, this, [this] {
        if (std::exchange(m_isArranging, false))
            readingEnds();
    });
    m_pane->addLasting(m_editor);
    connect(m_editor, &SubjectEditor::readingBegan, this, &KocPage::readingBegins);
    connect(m_editor, &SubjectEditor::readingEnded, this, &KocPage::readingEnds);
    addEditingCommands(
        tools, this, "koc",
        [this](bool isNote) {
            const std::optional<Uuid> current = m_roster->current();
            if (m_koc.isNil() && current)
                openPane(*current);
            isNote ? m_editor->focusNote() : m_editor->focusTags();
            if (QWidget *part = focusWidget())
                m_pane->bring(part);
        },
        [this] { return !m_koc.isNil() || m_roster->current(); },
        [this] {
            askTagsOfRows(this->tools(), Kind::Koc, QUNCE_TEXT("%1 KOCs"), m_roster->selected(), this);
        },
        [this] { return !m_roster->selected().empty(); });
    connect(m_pane, &KocPane::closeAsked, this, &KocPage::closePane);
    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { this->tools().settings.set(paneKey(), m_pane->width()); });
}

void KocPage::open(const Destination &destination)
{
    if (!destination.filter.empty())
        m_roster->chooseFilter(destination.filter);
    if (destination.subject.isNil())
        return;
    m_roster->chooseFilter("all"); // wherever it is
    m_roster->clearFilters();
    m_roster->select(destination.subject);
    openPane(destination.subject);
}

void KocPage::refresh()
{
    if (!std::exchange(m_isArranging, true))
        readingBegins();
    tools().reader.read<std::shared_ptr<const DataTable>>(
        m_rosterPlace,
        [query = tools().selection.query()](BoardContext &context) { return readKocRoster(context, query); },
        [this](Result<std::shared_ptr<const DataTable>> table) {
            if (table.ok())
                m_roster->showTable(std::move(*table));
            else if (table.error().code != ErrorCode::Cancelled)
                m_roster->showProblem(table.error(), QUNCE_TEXT("Try again"), [this] { refresh(); });
        });
    if (!m_koc.isNil()) {
        readPane();
        m_editor->refresh();
    }
}

void KocPage::openPane(const Uuid &koc)
{
    if (koc == m_koc)
        return;
    m_koc = koc;
    if (!m_pane->isVisibleTo(this)) {
        m_pane->show();
        const int width = tools().settings.value(paneKey(), metrics::kDetailPane).toInt();
        m_splitter->setSizes({std::max(0, m_splitter->width() - width - m_splitter->handleWidth()), width});
    }
    m_editor->show(koc);
    readPane();
}

void KocPage::readPane()
{
    if (!m_panePlace.isWaiting())
        readingBegins();
    tools().reader.read<KocDetail>(
        m_panePlace,
        [query = tools().selection.query(), koc = m_koc](
            BoardContext &context) { return readKocDetail(context, query, koc); },
        [this](Result<KocDetail> detail) {
            if (detail.ok())
                m_pane->show(*detail);
            else
                m_pane->showProblem(detail.error());
            readingEnds();
        });
}

void KocPage::closePane()
{
    if (m_koc.isNil())
        return;
    m_koc = Uuid();
    m_editor->leave();
    if (m_panePlace.isWaiting()) {
        m_panePlace.cancel();
        readingEnds();
    }
    m_pane->hide();
    m_roster->tableView()->setFocus();
}

void KocPage::retranslate()
{
    setAccessibleName(text(title()));
    m_pane->retranslate();
    m_editor->retranslate();
}

void KocPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_koc.isNil())
        return closePane();
    Page::keyPressEvent(event);
}

} // namespace qunce
