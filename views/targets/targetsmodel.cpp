// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/targets/targetsmodel.h"

#include <algorithm>

#include "models/domain/goalsplit.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

/// More rows are shown anew at once: to tell each costs more.
constexpr size_t kMostTold = 50;

bool isNumberColumn(int column)
{
    return column >= TargetsModel::Target;
}

} // namespace

QString targetTitle(int column, bool isMoney)
{
    switch (column) {
    case TargetsModel::Name:
        return text(QUNCE_TEXT("Unit or guide"));
    case TargetsModel::Code:
        return text(QUNCE_TEXT("Code"));
    case TargetsModel::Target:
        return isMoney ? text(QUNCE_TEXT("Target (yuan)")) : text(QUNCE_TEXT("Target (count)"));
    case TargetsModel::Below:
        return text(QUNCE_TEXT("Sum below"));
    case TargetsModel::Difference:
        return text(QUNCE_TEXT("Difference"));
    case TargetsModel::LastYear:
        return text(QUNCE_TEXT("Last year"));
    case TargetsModel::Share:
        return text(QUNCE_TEXT("Share"));
    case TargetsModel::Done:
        return text(QUNCE_TEXT("Attained"));
    case TargetsModel::Attainment:
        return text(QUNCE_TEXT("Attainment"));
    case TargetsModel::TimeProgress:
        return text(QUNCE_TEXT("Time progress"));
    default:
        return text(QUNCE_TEXT("Gap"));
    }
}

TargetsModel::TargetsModel(PageTools &tools, QObject *parent)
    : QAbstractItemModel(parent), m_tools(tools), m_below(1)
{ }

void TargetsModel::show(TargetSheet sheet)
{
    const bool isSame = std::equal(sheet.rows.begin(), sheet.rows.end(), m_sheet.rows.begin(),
        m_sheet.rows.end(), [](const TargetRow &a, const TargetRow &b) {
            return a.id == b.id && a.depth == b.depth && a.parent == b.parent;
        });
    if (isSame)
        emit layoutAboutToBeChanged();
    else
        beginResetModel();
    m_sheet = std::move(sheet);
    m_rights.clear();
    if (isSame) {
        emit layoutChanged();
    } else {
        arrange();
        endResetModel();
    }
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); // yuan or not
}

void TargetsModel::arrange()
{
    m_below.assign(m_sheet.rows.size() + 1, {});
    m_places.assign(m_sheet.rows.size(), 0);
    for (int row = 0; row < static_cast<int>(m_sheet.rows.size()); ++row) {
        std::vector<int> &siblings = m_below[static_cast<size_t>(m_sheet.at(row).parent + 1)];
        m_places[static_cast<size_t>(row)] = static_cast<int>(siblings.size());
        siblings.push_back(row);
    }
}

void TargetsModel::take(const TargetChanges &changes, const std::vector<Uuid> &records)
{
    apply(m_sheet, changes);
    for (size_t i = 0; i < changes.size(); ++i) {
        TargetRow &row = m_sheet.at(changes[i].row);
        row.goal = records[i];
        row.doubles.clear();
    }
    if (changes.size() > kMostTold) {
        emit layoutAboutToBeChanged();
        emit layoutChanged();
        return;
    }
    for (const TargetChange &change : changes) {
        // Sums and differences of those above, and the shares of those below, are others too.
        for (int row = change.row; row >= 0; row = m_sheet.at(row).parent)
            emit dataChanged(indexOf(row, 0), indexOf(row, ColumnCount - 1));
        if (const std::vector<int> &under = below(change.row); !under.empty())
            emit dataChanged(indexOf(under.front(), 0), indexOf(under.back(), ColumnCount - 1));
    }
}

void TargetsModel::forgetRights()
{
    emit layoutAboutToBeChanged();
    m_rights.clear();
    emit layoutChanged();
}

int TargetsModel::rowOf(const QModelIndex &index)
{
    return index.isValid() ? static_cast<int>(index.internalId()) : -1;
}

QModelIndex TargetsModel::indexOf(int row, int column) const
{
    if (row < 0 || row >= static_cast<int>(m_places.size()))
        return {};
    return createIndex(m_places[static_cast<size_t>(row)], column, static_cast<quintptr>(row));
}

QModelIndex TargetsModel::index(int row, int column, const QModelIndex &parent) const
{
    const std::vector<int> &siblings = below(rowOf(parent));
    if (row < 0 || row >= static_cast<int>(siblings.size()) || column < 0 || column >= ColumnCount)
        return {};
    return createIndex(row, column, static_cast<quintptr>(siblings[static_cast<size_t>(row)]));
}

QModelIndex TargetsModel::parent(const QModelIndex &index) const
{
    const int row = rowOf(index);
    return row < 0 ? QModelIndex() : indexOf(m_sheet.at(row).parent, 0);
}

int TargetsModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(below(rowOf(parent)).size());
}

int TargetsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

Message TargetsModel::whyNot(int row) const
{
    const TargetRow &of = m_sheet.at(row);
    if (!of.mayHaveTarget())
        return QUNCE_TEXT("Only units and guides have goals.");
    const std::pair key {of.region, of.goal.isNil()};
    const auto known = m_rights.find(key);
    if (known != m_rights.end())
        return known->second;
    const Record record = targetRecord(m_sheet, row);
    return m_rights[key] =
               of.goal.isNil() ? m_tools.edits.whyNotCreate(record) : m_tools.edits.whyNot(record, "value");
}

QString TargetsModel::amount(const std::optional<int64_t> &value) const
{
    const Format format = m_tools.format();
    if (!value)
        return Format::missing();
    if (!m_sheet.isMoney())
        return format.integer(*value);
    return *value % 100 == 0 ? format.moneyWhole(*value) : format.money(*value);
}

QString TargetsModel::shown(int row, int column) const
{
    const TargetRow &of = m_sheet.at(row);
    const Format format = m_tools.format();
    const auto rate = [&](const std::optional<Fraction> &value) {
        return value ? format.rate(*value) : Format::missing();
    };
    switch (column) {
    case Name:
        return of.mayHaveTarget() ? QString::fromStdString(of.name) : text(QUNCE_TEXT("All that you see"));
    case Code:
        return QString::fromStdString(of.code);
    case Target:
        return of.value ? amount(of.value) : QString();
    case Below:
        return of.withTarget > 0 ? amount(of.below) : Format::missing();
    case Difference:
        return amount(targetDifference(m_sheet, row));
    case LastYear:
        return amount(of.lastYear);
    case Share:
        return rate(targetShare(m_sheet, row));
    case Done:
        return amount(of.done);
    case Attainment:
        return rate(targetAttainment(m_sheet, row));
    case TimeProgress:
        return rate(
            targetAttainment(m_sheet, row) || of.value ? std::optional(m_sheet.timeProgress) : std::nullopt);
    default: {
        const std::optional<Fraction> gap = targetGap(m_sheet, row);
        return gap ? format.points(*gap) : Format::missing();
    }
    }
}

QVariant TargetsModel::colorOf(int row, int column) const
{
    const TargetRow &of = m_sheet.at(row);
    const auto shade = [this](Token token) { return QVariant(m_tools.theme.color(token)); };
    if (column == Target)
        return whyNot(row).empty() ? QVariant() : shade(Token::TextSecondary);
    if (column == Difference) {
        const std::optional<int64_t> difference = targetDifference(m_sheet, row);
        if (difference && *difference != 0)
            return shade(*difference < 0 ? Token::Bad : Token::Warn);
    }
    if (column == Gap) {
        if (const std::optional<Fraction> gap = targetGap(m_sheet, row))
            return shade(gap->numerator < 0 ? Token::Bad : Token::Good);
    }
    const bool isFaint =
        column == Code || column == TimeProgress || shown(row, column) == Format::missing() || of.leftOn;
    return isFaint ? shade(Token::TextSecondary) : QVariant();
}

QString TargetsModel::tipOf(int row, int column) const
{
    const TargetRow &of = m_sheet.at(row);
    QStringList lines;
    if (column == Target) {
        if (const Message why = whyNot(row); !why.empty())
            lines << text(why);
    }
    if (of.leftOn && of.value) {
        const LeaverGoal left = leaverGoal(*of.value, m_sheet.query.period, *of.leftOn);
        lines << text(QUNCE_TEXT("Gone since %1: %2 of the target counts, %3 goes to the store"),
            {m_tools.format().shortDay(*of.leftOn), amount(left.kept), amount(left.rest)});
    }
    if ((column == Below || column == Difference) && of.handedBack > 0)
        lines << text(QUNCE_TEXT("%1 of it comes from guides who left"), {amount(of.handedBack)});
    return lines.join(QLatin1Char('\n'));
}

QVariant TargetsModel::data(const QModelIndex &index, int role) const
{
    const int row = rowOf(index);
    if (row < 0 || row >= static_cast<int>(m_sheet.rows.size()))
        return {};
    const TargetRow &of = m_sheet.at(row);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name && of.leftOn)
            return text(QUNCE_TEXT("%1 (left)"), {shown(row, Name)});
        return shown(row, index.column());
    case Qt::EditRole:
        return index.column() == Target && of.value
            ? QVariant(QString::fromStdString(typeableTarget(*of.value, m_sheet.isMoney())))
            : QVariant(QString());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::Alignment(isNumberColumn(index.column()) ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return colorOf(row, index.column());
    case Qt::FontRole:
        return index.column() == Target || of.level <= TargetLevel::Region ? QVariant(fontOf(TextRole::Bold))
                                                                           : QVariant();
    case Qt::DecorationRole:
        if (index.column() == Target && of.mayHaveTarget() && !whyNot(row).empty())
            return icon(QStringLiteral("lock"), m_tools.theme.color(Token::TextSecondary), 12);
        return {};
    case Qt::ToolTipRole:
        return tipOf(row, index.column());
    default:
        return {};
    }
}

QVariant TargetsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return targetTitle(section, m_sheet.isMoney());
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            Qt::Alignment(isNumberColumn(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::ToolTipRole)
        return {};
    switch (section) {
    case Below:
        return text(QUNCE_TEXT("Targets of those right below; of guides who left only the days before"));
    case Difference:
        return text(QUNCE_TEXT("Target − sum below"));
    case LastYear:
        return text(QUNCE_TEXT("The same days a year before"));
    case Share:
        return text(QUNCE_TEXT("Of the target above"));
    case Done:
        return text(QUNCE_TEXT("Up to %1"), {m_tools.format().shortDay(m_sheet.query.until)});
    case Attainment:
        return text(QUNCE_TEXT("Attained ÷ target"));
    case TimeProgress:
        return text(QUNCE_TEXT("Days passed ÷ days of the period"));
    case Gap:
        return text(QUNCE_TEXT("Attainment − time progress"));
    default:
        return {};
    }
}

Qt::ItemFlags TargetsModel::flags(const QModelIndex &index) const
{
    const int row = rowOf(index);
    if (row < 0)
        return Qt::NoItemFlags;
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Target && whyNot(row).empty() ? plain | Qt::ItemIsEditable : plain;
}

bool TargetsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || index.column() != Target)
        return false;
    emit typed(rowOf(index), value.toString());
    return true;
}

} // namespace qunce
