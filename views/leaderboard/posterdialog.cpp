// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/posterdialog.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QColorDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "views/common/icons.h"
#include "views/common/exportgate.h"
#include "views/common/savedialog.h"
#include "views/common/texts.h"
#include "views/leaderboard/posterbatch.h"
#include "views/leaderboard/posterfile.h"
#include "views/leaderboard/posterpainter.h"
#include "views/leaderboard/rankingtexts.h"

namespace qunce {

namespace {

constexpr QSize kDialogSize {1040, 760};
constexpr int kChoicesWidth = 360;
constexpr int kPreviewWidth = 600;
constexpr int kBoardRole = Qt::UserRole;
constexpr int kLongestTitle = 40;
constexpr int kLongestBrand = 20;

QString boardWords(const PosterBoard &board)
{
    QString words = titleOf(board.preset, PeriodChoice::Custom);
    if (board.level != levelOf(board.preset))
        words += QStringLiteral(" · ") + levelText(board.level);
    if (!board.peers.isAll())
        words += QStringLiteral(" · ") + peersText(board.peers);
    return words;
}

/// The saved form of one board is what a list item carries.
QJsonObject boardState(const PosterBoard &board)
{
    PosterSet set;
    set.boards = {board};
    return posterState(set);
}

PosterBoard boardFrom(const QListWidgetItem &item)
{
    return posterSetFrom(item.data(kBoardRole).toJsonObject()).boards.front();
}

} // namespace

PosterDialog::PosterDialog(PageTools &tools, PosterBatch &batch, const BoardQuery &query,
    const PosterBoard &first, bool isOfDemo, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_batch(batch)
    , m_query(query)
    , m_first(first)
    , m_isOfDemo(isOfDemo)
    , m_place(this)
{
    setObjectName(QStringLiteral("posterDialog"));
    setWindowTitle(text(QUNCE_TEXT("Poster")));
    resize(kDialogSize.boundedTo(parent ? parent->window()->size() : kDialogSize));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(makeChoices());
    row->addWidget(makePreview(), 1);
    column->addLayout(row, 1);
    column->addWidget(makeButtons());
    PosterSet set = standardPoster();
    const auto same = std::find(set.boards.begin(), set.boards.end(), first);
    if (same == set.boards.end())
        set.boards.insert(set.boards.begin(), first);
    fill(set);
    m_title->setFocus();
    read();
}

QWidget *PosterDialog::makeChoices()
{
    auto *choices = new QWidget(this);
    choices->setFixedWidth(kChoicesWidth);
    auto *column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    ViewParts parts;
    parts.page = "poster";
    parts.state = [this]() -> std::optional<QJsonObject> { return posterState(posterSet()); };
    parts.apply = [this](const QJsonObject &state) {
        fill(posterSetFrom(state));
        read();
    };
    parts.standard = [] { return posterState(standardPoster()); };
    parts.understood = [](const QJsonObject &state) { return posterState(posterSetFrom(state)); };
    parts.hasPeriod = false;
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [&](const char *name, QWidget *field) {
        field->setAccessibleName(text(name));
        form->addRow(text(name), field);
    };
    m_title = new QLineEdit;
    m_title->setMaxLength(kLongestTitle);
    m_title->setPlaceholderText(text(QUNCE_TEXT("Results")));
    add(QUNCE_TEXT("Title"), m_title);
    m_brand = new QLineEdit(brandLook(m_tools).brand);
    m_brand->setMaxLength(kLongestBrand);
    add(QUNCE_TEXT("Brand"), m_brand);
    m_color = new QPushButton;
    add(QUNCE_TEXT("Brand colour"), m_color);
    m_top = new QSpinBox;
    m_top->setRange(1, static_cast<int>(kPosterMostTop));
    add(QUNCE_TEXT("Rows of each board"), m_top);
    m_names = new QComboBox;
    m_names->addItem(text(QUNCE_TEXT("Family name and *")), false);
    m_names->addItem(text(QUNCE_TEXT("Full names")), true);
    add(QUNCE_TEXT("Names"), m_names);
    m_totals = new QCheckBox(text(QUNCE_TEXT("Totals at the top")));
    form->addRow(QString(), m_totals);

    m_boards = new QListWidget;
    m_boards->setAccessibleName(text(QUNCE_TEXT("Boards")));
    m_boards->setDragDropMode(QAbstractItemView::InternalMove);
    m_up = new QToolButton;
    m_down = new QToolButton;
    auto *boardsRow = new QHBoxLayout;
    auto *title = new ThemedLabel(m_tools.theme, TextRole::SecondaryBold, Token::TextSecondary);
    title->setText(text(QUNCE_TEXT("Boards")));
    boardsRow->addWidget(title);
    boardsRow->addStretch(1);
    const auto tool = [&](QToolButton *button, const char *name, const char *iconName, int by) {
        button->setToolTip(text(name));
        button->setAccessibleName(text(name));
        button->setIcon(icon(QLatin1String(iconName), m_tools.theme.color(Token::TextSecondary)));
        connect(button, &QToolButton::clicked, this, [this, by] { moveBoard(by); });
        boardsRow->addWidget(button);
    };
    tool(m_up, QUNCE_TEXT("Move up"), "arrow-up", -1);
    tool(m_down, QUNCE_TEXT("Move down"), "arrow-down", 1);
    m_warning = new ThemedLabel(m_tools.theme, TextRole::Body, Token::Warn);
    m_warning->setWordWrap(true);
    m_warning->hide();
    m_sets = new ViewPicker(m_tools, std::move(parts), choices);
    column->addWidget(m_sets, 0, Qt::AlignLeft);
    column->addLayout(form);
    column->addLayout(boardsRow);
    column->addWidget(m_boards, 1);
    column->addWidget(m_warning);
    m_hourly = new QCheckBox(text(QUNCE_TEXT("Save all sets again at every full hour")));
    m_hourly->setObjectName(QStringLiteral("posterHourly"));
    column->addWidget(m_hourly);

    const auto onlyPainted = [this] {
        if (m_isFilling)
            return;
        m_sets->noteArranged();
        repaintPoster();
    };
    connect(m_title, &QLineEdit::textChanged, this, onlyPainted);
    connect(m_names, &QComboBox::currentIndexChanged, this, onlyPainted);
    connect(m_brand, &QLineEdit::textChanged, this, [this](const QString &name) {
        keepBrandName(m_tools, name);
        repaintPoster();
    });
    connect(m_color, &QPushButton::clicked, this, &PosterDialog::chooseColor);
    connect(m_top, &QSpinBox::valueChanged, this, &PosterDialog::arranged);
    connect(m_totals, &QCheckBox::toggled, this, &PosterDialog::arranged);
    connect(m_boards, &QListWidget::itemChanged, this, &PosterDialog::arranged);
    connect(m_boards->model(), &QAbstractItemModel::rowsMoved, this, &PosterDialog::arranged);
    return choices;
}

QWidget *PosterDialog::makePreview()
{
    auto *area = new QScrollArea(this);
    area->setAccessibleName(text(QUNCE_TEXT("Preview")));
    area->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    m_problem = new ThemedLabel(m_tools.theme, TextRole::Body, Token::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_preview = new QLabel;
    m_preview->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    column->addWidget(m_problem);
    column->addWidget(m_preview, 1);
    area->setWidget(inside);
    area->setWidgetResizable(true);
    return area;
}

QWidget *PosterDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setText(text(QUNCE_TEXT("Close")));
    m_copyText = buttons->addButton(text(QUNCE_TEXT("Copy as text")), QDialogButtonBox::ActionRole);
    m_save = buttons->addButton(text(QUNCE_TEXT("Save picture and text…")), QDialogButtonBox::ActionRole);
    m_saveAll = buttons->addButton(text(QUNCE_TEXT("Save all sets…")), QDialogButtonBox::ActionRole);
    m_copyPicture = buttons->addButton(text(QUNCE_TEXT("Copy as picture")), QDialogButtonBox::ActionRole);
    m_copyPicture->setProperty("kind", QStringLiteral("primary"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_saveAll->setToolTip(text(QUNCE_TEXT("Picture and text of every saved set of boards, into one folder")));
    connect(m_saveAll, &QPushButton::clicked, this, [this] { m_batch.ask(this, {m_query, m_isOfDemo}); });
    connect(m_hourly, &QCheckBox::toggled, this, [this](bool isHourly) { m_batch.setHourly(isHourly); });
    connect(&m_batch, &PosterBatch::changed, this, &PosterDialog::sayBatch);
    sayBatch();
    connect(m_copyPicture, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setImage(m_image);
        m_tools.toast({QUNCE_TEXT("Copied as picture.")});
    });
    connect(m_copyText, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(words());
        m_tools.toast({QUNCE_TEXT("Copied as text.")});
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        const QString name = posterTexts(*m_poster, look(), m_tools.format()).title + QLatin1Char(' ')
            + QString::fromStdString(m_query.period.to.toString()) + QStringLiteral(".png");
        const Format format = m_tools.format();
        TextSource source;
        source.title = posterTexts(*m_poster, look(), format).title;
        source.period = format.period(m_query.period);
        source.asOf = format.dateTime(m_poster->asOf);
        askToExport(this, m_tools,
            {text(QUNCE_TEXT("Save picture and text")), source, QStringLiteral("png"), ExportData::Guides,
                m_poster->boards.size(), name},
            [this](const QString &path, const TextSource &) { saySaved(m_tools, path, saveTo(path)); });
    });
    for (QPushButton *button : {m_copyText, m_copyPicture, m_save})
        button->setEnabled(false);
    return buttons;
}

/// Boards of the set are ticked, in its order; the other presets stand below.
void PosterDialog::fill(const PosterSet &set)
{
    m_isFilling = true;
    m_title->setText(set.title);
    m_top->setValue(static_cast<int>(set.top));
    m_totals->setChecked(set.hasTotals);
    m_names->setCurrentIndex(set.hasFullNames ? 1 : 0);
    std::vector<PosterBoard> offered = set.boards;
    const auto offer = [&](const PosterBoard &board) {
        if (std::find(offered.begin(), offered.end(), board) == offered.end())
            offered.push_back(board);
    };
    offer(m_first);
    for (const RankingPreset preset : kRankingPresets)
        offer(PosterBoard::of(preset));
    m_boards->clear();
    for (size_t i = 0; i < offered.size(); ++i) {
        auto *item = new QListWidgetItem(boardWords(offered[i]), m_boards);
        item->setData(kBoardRole, boardState(offered[i]));
        item->setFlags(
            Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(i < set.boards.size() ? Qt::Checked : Qt::Unchecked);
    }
    m_isFilling = false;
}

PosterSet PosterDialog::posterSet() const
{
    PosterSet set;
    for (int i = 0; i < m_boards->count(); ++i) {
        if (m_boards->item(i)->checkState() == Qt::Checked)
            set.boards.push_back(boardFrom(*m_boards->item(i)));
    }
    set.top = static_cast<size_t>(m_top->value());
    set.hasTotals = m_totals->isChecked();
    set.hasFullNames = m_names->currentData().toBool();
    set.title = m_title->text().trimmed();
    return set;
}

void PosterDialog::moveBoard(int by)
{
    const int row = m_boards->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_boards->count())
        return;
    m_isFilling = true;
    QListWidgetItem *item = m_boards->takeItem(row);
    m_boards->insertItem(row + by, item);
    m_boards->setCurrentRow(row + by);
    m_isFilling = false;
    arranged();
}

void PosterDialog::chooseColor()
{
    auto *dialog = new QColorDialog(brandColor(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &color) {
        keepBrandColor(m_tools, color);
        repaintPoster();
    });
    dialog->open();
}

void PosterDialog::arranged()
{
    if (m_isFilling)
        return;
    m_sets->noteArranged();
    read();
}

void PosterDialog::read()
{
    const PosterSet set = posterSet();
    const PosterQuery query {m_query, set.boards, set.top, set.hasTotals};
    m_tools.reader.read<Poster>(
        m_place, [query](BoardContext &context) { return readPoster(context, query); },
        [this](Result<Poster> read) { take(std::move(read)); });
}

void PosterDialog::take(Result<Poster> read)
{
    const bool isRead = read.ok();
    m_problem->setVisible(!isRead);
    m_preview->setVisible(isRead);
    for (QPushButton *button : {m_copyText, m_copyPicture, m_save})
        button->setEnabled(isRead);
    if (!isRead) {
        m_poster.reset();
        m_problem->setText(text(read.error().userText));
        return;
    }
    m_poster = std::move(*read);
    repaintPoster();
}

void PosterDialog::repaintPoster()
{
    m_color->setText(brandColor().name().toUpper());
    QPixmap swatch(16, 16);
    swatch.fill(brandColor());
    m_color->setIcon(swatch);
    if (!m_poster)
        return;
    const PosterTexts texts = posterTexts(*m_poster, look(), m_tools.format());
    m_image = paintPoster(texts, brandColor(), m_tools.theme);
    const qreal ratio = devicePixelRatioF();
    QPixmap shown = QPixmap::fromImage(
        m_image.scaledToWidth(static_cast<int>(kPreviewWidth * ratio), Qt::SmoothTransformation));
    shown.setDevicePixelRatio(ratio);
    m_preview->setPixmap(shown);
    m_preview->setAccessibleName(plainText(texts));
    m_warning->setVisible(!texts.missing.isEmpty());
    m_warning->setText(texts.missing.isEmpty()
            ? QString()
            : text(QUNCE_TEXT("The numbers are incomplete (%1); the poster says so."), {texts.missing}));
}

PosterLook PosterDialog::look() const
{
    const PosterSet set = posterSet();
    return {set.title, m_brand->text(), brandColor(), set.hasFullNames, m_isOfDemo};
}

QColor PosterDialog::brandColor() const
{
    return brandLook(m_tools).color;
}

void PosterDialog::sayBatch()
{
    m_saveAll->setEnabled(!m_batch.isRunning());
    m_hourly->setEnabled(m_batch.canRepeat());
    m_hourly->setChecked(m_batch.isHourly());
    m_hourly->setToolTip(m_batch.canRepeat()
            ? text(QUNCE_TEXT("Into the same folder, as long as the program runs"))
            : text(QUNCE_TEXT("Save all sets once: that says into which folder.")));
}

QString PosterDialog::words() const
{
    return m_poster ? plainText(posterTexts(*m_poster, look(), m_tools.format())) : QString();
}

Result<void> PosterDialog::saveTo(const QString &picturePath) const
{
    return writePoster(m_image, words(), picturePath);
}

void PosterDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        reject(); // its words are those of the window that opened it
}

} // namespace qunce
