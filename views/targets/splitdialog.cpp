// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/targets/splitdialog.h"

#include <algorithm>
#include <array>

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/texts.h"
#include "views/targets/targetsmodel.h"

namespace qunce {

namespace {

constexpr QSize kSplitSize {760, 620};
constexpr int kMostLines = 500; ///< of the preview; more are counted
constexpr int kMostPoints = 1000;
enum SplitColumn : int {
    SplitName,
    SplitWeight,
    SplitShareOf,
    SplitBefore,
    SplitNow,
    SplitNote,
    SplitColumns
};

QString pointsKey(const std::string &grade)
{
    return QStringLiteral("target_points/")
        + (grade.empty() ? QStringLiteral("-") : QString::fromStdString(grade));
}

} // namespace

SplitDialog::SplitDialog(PageTools &tools, TargetSheet sheet, std::vector<int> parents, WhyNotTarget whyNot,
    Take take, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_sheet(std::move(sheet))
    , m_parents(std::move(parents))
    , m_whyNot(std::move(whyNot))
    , m_take(std::move(take))
    , m_basis(new QComboBox)
    , m_step(new QComboBox)
    , m_keepsSet(new QCheckBox(text(QUNCE_TEXT("Who has a target keeps it"))))
    , m_goesDown(new QCheckBox(text(QUNCE_TEXT("And on, down to the guides"))))
    , m_weights(makeWeights())
    , m_table(new QTableWidget(0, SplitColumns))
    , m_summary(new ThemedLabel(tools.theme, TextRole::Bold, Token::Text))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad))
{
    setObjectName(QStringLiteral("splitDialog"));
    setWindowTitle(m_parents.size() == 1
            ? text(QUNCE_TEXT("Split the target of %1"), {nameOf(m_parents.front())})
            : text(QUNCE_TEXT("Split %1 targets"),
                {tools.format().integer(static_cast<int64_t>(m_parents.size()))}));
    resize(kSplitSize);
    makeChoices();
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    if (m_parents.size() == 1) {
        const TargetRow &of = m_sheet.at(m_parents.front());
        m_amount = new QLineEdit;
        m_amount->setObjectName(QStringLiteral("amount"));
        const std::optional<int64_t> now = of.value    ? of.value
            : of.withTarget > 0 && !of.mayHaveTarget() ? std::optional(of.below)
                                                       : std::nullopt;
        if (now)
            m_amount->setText(QString::fromStdString(typeableTarget(*now, m_sheet.isMoney())));
        form->addRow(targetTitle(TargetsModel::Target, m_sheet.isMoney()), m_amount);
        connect(m_amount, &QLineEdit::textChanged, this, &SplitDialog::replan);
    }
    form->addRow(text(QUNCE_TEXT("Split by")), m_basis);
    form->addRow(text(QUNCE_TEXT("Points of grades")), m_weights);
    if (m_sheet.isMoney())
        form->addRow(text(QUNCE_TEXT("Round to")), m_step);
    auto *ticks = new QHBoxLayout;
    ticks->addWidget(m_keepsSet);
    ticks->addWidget(m_goesDown);
    ticks->addStretch(1);
    form->addRow(QString(), ticks);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(text(QUNCE_TEXT("Split")));
    m_ok->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &SplitDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_why->setObjectName(QStringLiteral("why"));
    m_why->setWordWrap(true);
    m_summary->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(m_table, 1);
    column->addWidget(m_summary);
    column->addWidget(m_why);
    column->addWidget(buttons);
    replan();
}

void SplitDialog::makeChoices()
{
    m_basis->setObjectName(QStringLiteral("basis"));
    m_basis->addItem(
        text(QUNCE_TEXT("Share of the same days last year")), static_cast<int>(SplitBasis::LastYear));
    m_basis->addItem(text(QUNCE_TEXT("Store grade")), static_cast<int>(SplitBasis::Grade));
    m_basis->addItem(text(QUNCE_TEXT("Guides in post")), static_cast<int>(SplitBasis::Headcount));
    if (!m_sheet.hasLastYear)
        m_basis->setCurrentIndex(2);
    m_step->setObjectName(QStringLiteral("step"));
    const std::array<std::pair<const char *, int>, 4> steps {std::pair(QUNCE_TEXT("1 fen"), 1),
        {QUNCE_TEXT("1 yuan"), 100}, {QUNCE_TEXT("100 yuan"), 10'000}, {QUNCE_TEXT("1,000 yuan"), 100'000}};
    for (const auto &[words, fen] : steps)
        m_step->addItem(text(words), fen);
    m_step->setCurrentIndex(m_sheet.isMoney() ? 1 : 0);
    m_keepsSet->setObjectName(QStringLiteral("keepsSet"));
    m_goesDown->setObjectName(QStringLiteral("goesDown"));
    const bool hasDeeper = std::any_of(m_parents.begin(), m_parents.end(),
        [this](int row) { return m_sheet.at(row).level < TargetLevel::Store; });
    m_goesDown->setVisible(hasDeeper);
    m_table->setObjectName(QStringLiteral("preview"));
    m_table->setAccessibleName(text(QUNCE_TEXT("What comes of it")));
    m_table->setProperty("kind", QStringLiteral("field"));
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->setHorizontalHeaderLabels(
        {text(QUNCE_TEXT("Keep")), {}, text(QUNCE_TEXT("Share")), text(QUNCE_TEXT("Target now")),
            targetTitle(TargetsModel::Target, m_sheet.isMoney()), text(QUNCE_TEXT("Remark"))});
    m_table->horizontalHeaderItem(SplitName)->setToolTip(text(QUNCE_TEXT("A tick keeps the row as it is")));
    for (const int right : {SplitWeight, SplitShareOf, SplitBefore, SplitNow})
        m_table->horizontalHeaderItem(right)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(SplitName)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(SplitNote)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(SplitName, 190);
    m_table->setColumnWidth(SplitWeight, 120);
    m_table->setColumnWidth(SplitShareOf, 74);
    m_table->setColumnWidth(SplitBefore, 110);
    m_table->setColumnWidth(SplitNow, 120);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_basis, &QComboBox::currentIndexChanged, this, &SplitDialog::replan);
    connect(m_step, &QComboBox::currentIndexChanged, this, &SplitDialog::replan);
    connect(m_keepsSet, &QCheckBox::toggled, this, &SplitDialog::replan);
    connect(m_goesDown, &QCheckBox::toggled, this, &SplitDialog::replan);
    connect(m_table, &QTableWidget::itemChanged, this, [this](QTableWidgetItem *item) {
        if (m_isFilling || item->column() != SplitName)
            return;
        const int row = item->data(Qt::UserRole).toInt();
        if (item->checkState() == Qt::Checked)
            m_locked.insert(row);
        else
            m_locked.erase(row);
        replan();
    });
}

QWidget *SplitDialog::makeWeights()
{
    auto *all = new QWidget;
    auto *row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    const std::vector<uint64_t> usual = defaultGradeWeights(m_sheet);
    for (size_t i = 0; i < usual.size(); ++i) {
        const std::string grade = i < m_sheet.grades.size() ? m_sheet.grades[i] : std::string();
        const QString name =
            grade.empty() ? text(QUNCE_TEXT("without a grade")) : QString::fromStdString(grade);
        auto *points = new QSpinBox;
        points->setObjectName(QStringLiteral("points%1").arg(i));
        points->setRange(0, kMostPoints);
        points->setAccessibleName(text(QUNCE_TEXT("Points of grade %1"), {name}));
        points->setValue(m_tools.settings.value(pointsKey(grade), static_cast<int>(usual[i])).toInt());
        connect(points, &QSpinBox::valueChanged, this, [this, grade](int value) {
            m_tools.settings.set(pointsKey(grade), value);
            replan();
        });
        auto *label = new ThemedLabel(m_tools.theme, TextRole::Secondary, Token::TextSecondary);
        label->setText(name);
        row->addWidget(label);
        row->addWidget(points);
        m_points.push_back(points);
    }
    row->addStretch(1);
    return all;
}

SplitRequest SplitDialog::request() const
{
    SplitRequest request;
    request.parents = m_parents;
    request.basis = static_cast<SplitBasis>(m_basis->currentData().toInt());
    for (const QSpinBox *points : m_points)
        request.gradeWeights.push_back(static_cast<uint64_t>(points->value()));
    request.locked.assign(m_locked.begin(), m_locked.end());
    request.keepsSet = m_keepsSet->isChecked();
    request.goesDown = m_goesDown->isChecked();
    request.step = m_sheet.isMoney() ? m_step->currentData().toInt() : 1;
    if (m_amount)
        request.amount = typedTarget(m_amount->text().toStdString(), m_sheet.isMoney());
    return request;
}

void SplitDialog::replan()
{
    const SplitRequest wanted = request();
    m_weights->setEnabled(wanted.basis == SplitBasis::Grade);
    m_isAmount = !m_amount || wanted.amount;
    m_plan = m_isAmount ? planSplit(m_sheet, wanted, m_whyNot) : SplitPlan();
    fillTable();
    sayPlan();
}

QString SplitDialog::amount(int64_t value) const
{
    const Format format = m_tools.format();
    if (!m_sheet.isMoney())
        return format.integer(value);
    return value % 100 == 0 ? format.moneyWhole(value) : format.money(value);
}

QString SplitDialog::weightText(uint64_t weight) const
{
    const auto number = static_cast<int64_t>(weight);
    const bool isAmount = static_cast<SplitBasis>(m_basis->currentData().toInt()) == SplitBasis::LastYear;
    return isAmount ? amount(number) : m_tools.format().integer(number);
}

QString SplitDialog::nameOf(int row) const
{
    const TargetRow &of = m_sheet.at(row);
    return of.mayHaveTarget() ? QString::fromStdString(of.name) : text(QUNCE_TEXT("All that you see"));
}

void SplitDialog::fillTable()
{
    constexpr std::array kWeightTitles {
        QUNCE_TEXT("Last year"), QUNCE_TEXT("Points of grades"), QUNCE_TEXT("Guides in post")};
    m_isFilling = true;
    m_table->horizontalHeaderItem(SplitWeight)
        ->setText(text(kWeightTitles[static_cast<size_t>(m_basis->currentData().toInt())]));
    m_table->setRowCount(std::min(static_cast<int>(m_plan.lines.size()), kMostLines));
    for (int line = 0; line < m_table->rowCount(); ++line)
        fillLine(line);
    m_isFilling = false;
}

void SplitDialog::fillLine(int line)
{
    const SplitLine &of = m_plan.lines[static_cast<size_t>(line)];
    const TargetRow &row = m_sheet.at(of.row);
    const auto put = [&](int column, const QString &words, bool isNumber) {
        auto *item = new QTableWidgetItem(words);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        if (isNumber)
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(line, column, item);
        return item;
    };
    const int depth = row.depth - m_sheet.at(m_parents.front()).depth - 1;
    QTableWidgetItem *name =
        put(SplitName, QString(std::max(0, depth) * 3, QChar(0x2003)) + nameOf(of.row), false);
    name->setData(Qt::UserRole, of.row);
    name->setCheckState(of.isKept ? Qt::Checked : Qt::Unchecked);
    const bool isFixed = of.isKept && !m_locked.contains(of.row); // by a rule or for all, not by this tick
    if (!isFixed)
        name->setFlags(name->flags() | Qt::ItemIsUserCheckable);
    put(SplitWeight, weightText(of.weight), true);
    put(SplitShareOf, of.isKept ? Format::missing() : m_tools.format().rate(of.share), true);
    put(SplitBefore, of.before ? amount(*of.before) : Format::missing(), true);
    QTableWidgetItem *now = put(SplitNow, amount(of.now), true);
    now->setFont(fontOf(TextRole::Bold));
    const QString note = !of.why.empty() ? text(of.why)
        : of.isKept                      ? text(QUNCE_TEXT("kept"))
        : of.weight == 0                 ? text(QUNCE_TEXT("nothing to split by"))
                                         : QString();
    put(SplitNote, note, false)->setToolTip(note);
}

void SplitDialog::sayPlan()
{
    const Format format = m_tools.format();
    const auto number = [&format](size_t count) { return format.integer(static_cast<int64_t>(count)); };
    int64_t sum = 0;
    for (const SplitLine &line : m_plan.lines) {
        const int above = m_sheet.at(line.row).parent;
        if (std::find(m_parents.begin(), m_parents.end(), above) != m_parents.end())
            sum += line.now;
    }
    QStringList parts {text(QUNCE_TEXT("%1 targets change"), {number(m_plan.changes.size())}),
        text(QUNCE_TEXT("together %1"), {amount(sum)})};
    if (m_plan.withoutWeight > 0)
        parts << text(QUNCE_TEXT("%1 get nothing"), {number(m_plan.withoutWeight)});
    if (m_plan.lines.size() > static_cast<size_t>(kMostLines))
        parts << text(QUNCE_TEXT("the first %1 of %2 are shown"),
            {format.integer(kMostLines), number(m_plan.lines.size())});
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    QStringList problems;
    if (!m_isAmount)
        problems << (m_sheet.isMoney() ? text(QUNCE_TEXT("Type an amount to split, like 120万."))
                                       : text(QUNCE_TEXT("Type a whole number to split.")));
    for (const SplitProblem &problem : m_plan.problems) {
        if (problems.size() == 3) {
            problems << QStringLiteral("…");
            break;
        }
        problems << text(QUNCE_TEXT("%1: %2"), {nameOf(problem.row), text(problem.why)});
    }
    m_why->setText(problems.join(QLatin1Char('\n')));
    m_why->setVisible(!problems.isEmpty());
    m_ok->setEnabled(!m_plan.changes.empty());
}

void SplitDialog::accept()
{
    if (m_plan.changes.empty())
        return;
    QDialog::accept();
    m_take(m_plan.changes);
}

} // namespace qunce
