// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/targetplan.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "models/base/csvcell.h"
#include "models/domain/goalsplit.h"

namespace qunce {

namespace {

/// One split, from the uppermost parents down: what a parent got is what its children share.
class Splitter
{
public:
    Splitter(const TargetSheet &sheet, const SplitRequest &request, const WhyNotTarget &whyNot)
        : m_sheet(sheet)
        , m_request(request)
        , m_whyNot(whyNot)
        , m_weights(splitWeights(sheet, request.basis, request.gradeWeights))
        , m_locked(request.locked.begin(), request.locked.end())
        , m_parents(request.parents.begin(), request.parents.end())
    { }

    SplitPlan split()
    {
        if (m_request.parents.size() == 1)
            giveParent(m_request.parents.front());
        // Rows stand before those under them, so that each parent's amount is known by its turn.
        for (auto parent = m_parents.begin(); parent != m_parents.end(); ++parent)
            splitOne(*parent);
        std::sort(m_plan.lines.begin(), m_plan.lines.end(),
            [](const SplitLine &a, const SplitLine &b) { return a.row < b.row; });
        return std::move(m_plan);
    }

private:
    void giveParent(int row)
    {
        const TargetRow &parent = m_sheet.at(row);
        if (!m_request.amount || m_request.amount == parent.value || !parent.mayHaveTarget())
            return;
        if (Message why = m_whyNot(row); !why.empty()) {
            m_plan.problems.push_back({row, std::move(why)});
            m_parents.clear(); // nothing is split that is not there
            return;
        }
        m_given[row] = *m_request.amount;
        m_plan.changes.push_back({row, m_request.amount});
    }

    std::optional<int64_t> amountOf(int row) const
    {
        if (const auto given = m_given.find(row); given != m_given.end())
            return given->second;
        const TargetRow &parent = m_sheet.at(row);
        if (parent.mayHaveTarget())
            return parent.value;
        if (m_request.amount)
            return m_request.amount;
        return parent.withTarget > 0 ? std::optional(parent.below) : std::nullopt;
    }

    void splitOne(int parent)
    {
        const std::vector<int> children = m_sheet.childrenOf(parent);
        if (children.empty())
            return;
        const std::optional<int64_t> amount = amountOf(parent);
        if (!amount) {
            m_plan.problems.push_back({parent, QUNCE_TEXT("It has no target that could be split.")});
            return;
        }
        std::vector<SplitLine> lines;
        std::vector<SplitShare> shares;
        Int128 weights = 0;
        for (const int child : children) {
            lines.push_back(lineOf(child));
            const SplitLine &line = lines.back();
            shares.push_back({line.weight, line.isKept ? std::optional(line.now) : std::nullopt});
            weights += line.isKept ? Int128 {0} : Int128 {line.weight};
        }
        const Result<std::vector<int64_t>> values = splitGoal(*amount, shares, m_request.step);
        if (!values.ok()) {
            m_plan.problems.push_back({parent, values.error().userText});
            return;
        }
        for (size_t i = 0; i < lines.size(); ++i) {
            SplitLine &line = lines[i];
            if (!line.isKept) {
                line.now = (*values)[i];
                line.share = {Int128 {line.weight}, weights == 0 ? Int128 {1} : weights};
                m_given[line.row] = line.now;
                m_plan.withoutWeight += line.weight == 0 ? 1 : 0;
                if (line.before != line.now && (line.before || line.weight > 0))
                    m_plan.changes.push_back({line.row, line.now});
            }
            if (m_request.goesDown && line.now > 0)
                m_parents.insert(line.row);
            m_plan.lines.push_back(std::move(line));
        }
    }

    SplitLine lineOf(int row)
    {
        const TargetRow &child = m_sheet.at(row);
        SplitLine line;
        line.row = row;
        line.weight = m_weights[static_cast<size_t>(row)];
        line.before = child.value;
        line.now = countedTarget(m_sheet, row).value_or(0);
        if (child.leftOn) {
            line.isKept = true;
            line.why = QUNCE_TEXT("Has left: what remains goes to the store");
        } else if (m_locked.contains(row) || (m_request.keepsSet && child.value)) {
            line.isKept = true;
        } else {
            line.why = m_whyNot(row);
            line.isKept = !line.why.empty();
        }
        return line;
    }

    const TargetSheet &m_sheet;
    const SplitRequest &m_request;
    const WhyNotTarget &m_whyNot;
    const std::vector<uint64_t> m_weights;
    const std::set<int> m_locked;
    std::set<int> m_parents; ///< grows while it is walked, always behind the place where that is
    std::map<int, int64_t> m_given;
    SplitPlan m_plan;
};

/// Finds rows as people name them.
class RowNames
{
public:
    explicit RowNames(const TargetSheet &sheet)
    {
        for (int row = 0; row < static_cast<int>(sheet.rows.size()); ++row) {
            const TargetRow &one = sheet.at(row);
            if (!one.code.empty())
                m_codes.emplace(one.code, row);
            if (!one.name.empty())
                m_names.emplace(one.name, row);
        }
    }

    struct Found {
        int row = -1;
        Message why;
    };
    Found find(const std::string &word) const
    {
        if (const auto code = m_codes.find(word); code != m_codes.end())
            return {code->second, {}};
        const size_t named = m_names.count(word);
        if (named == 1)
            return {m_names.find(word)->second, {}};
        if (named > 1)
            return {-1, QUNCE_TEXT("Several here have this name: write the code.")};
        return {-1, QUNCE_TEXT("Nobody here has this code or name.")};
    }

private:
    std::unordered_map<std::string, int> m_codes;
    std::unordered_multimap<std::string, int> m_names;
};

class Paster
{
public:
    Paster(const TargetSheet &sheet, const WhyNotTarget &whyNot) : m_sheet(sheet), m_whyNot(whyNot) { }

    void take(int row, const std::string &cell, size_t line, size_t column)
    {
        const std::optional<int64_t> value = typedTarget(cell, m_sheet.isMoney());
        Message why = !m_rows.insert(row).second
            ? Message(QUNCE_TEXT("It stands in an earlier line already."))
            : value             ? m_whyNot(row)
            : m_sheet.isMoney() ? Message(QUNCE_TEXT("This is no amount."))
                                : Message(QUNCE_TEXT("This is no whole number."));
        if (!why.empty())
            reject(line, column, cell, std::move(why));
        else if (m_sheet.at(row).value == value)
            ++m_paste.same;
        else
            m_paste.changes.push_back({row, value});
    }
    void reject(size_t line, size_t column, const std::string &cell, Message why)
    {
        m_paste.problems.push_back({line, column, cell, std::move(why)});
    }
    TargetPaste &made() { return m_paste; }

private:
    const TargetSheet &m_sheet;
    const WhyNotTarget &m_whyNot;
    std::set<int> m_rows;
    TargetPaste m_paste;
};

using PastedCells = std::vector<std::vector<std::string>>;

std::string cellAt(const std::vector<std::string> &line, size_t column)
{
    return column < line.size() ? std::string(trimmed(line[column])) : std::string();
}

/// Where keys and targets stand.
struct PastedColumns {
    size_t key = 0;
    size_t target = 1;
};

std::optional<PastedColumns> columnsOfHeadline(
    const std::vector<std::string> &line, const TargetTitles &titles)
{
    std::optional<size_t> code, name, target;
    for (size_t column = 0; column < line.size(); ++column) {
        const std::string title = cellAt(line, column);
        if (title == titles.code)
            code = column;
        else if (title == titles.name)
            name = column;
        else if (std::find(titles.target.begin(), titles.target.end(), title) != titles.target.end())
            target = column;
    }
    if (!target || (!code && !name))
        return std::nullopt;
    return PastedColumns {code ? *code : *name, *target};
}

void pasteColumn(Paster &paster, const PastedCells &cells, const std::vector<int> &rows)
{
    for (size_t line = 0; line < cells.size(); ++line) {
        const std::string cell = cellAt(cells[line], 0);
        if (cell.empty())
            continue;
        if (line < rows.size())
            paster.take(rows[line], cell, line, 0);
        else
            paster.reject(line, 0, cell, QUNCE_TEXT("There is no row for it below the current cell."));
    }
}

void pasteNamed(Paster &paster, const PastedCells &cells, size_t firstLine, PastedColumns columns,
    const TargetSheet &sheet)
{
    const RowNames names(sheet);
    for (size_t line = firstLine; line < cells.size(); ++line) {
        const std::string key = cellAt(cells[line], columns.key);
        const std::string cell = cellAt(cells[line], columns.target);
        if (cell.empty())
            continue;
        RowNames::Found found = names.find(key);
        if (found.row >= 0)
            paster.take(found.row, cell, line, columns.target);
        else
            paster.reject(line, columns.key, key, std::move(found.why));
    }
}

} // namespace

bool apply(TargetSheet &sheet, const TargetChanges &changes)
{
    bool isOther = false;
    for (const TargetChange &change : changes) {
        TargetRow &row = sheet.at(change.row);
        isOther = isOther || row.value != change.value;
        row.value = change.value;
    }
    sumUp(sheet);
    return isOther;
}

std::vector<uint64_t> defaultGradeWeights(const TargetSheet &sheet)
{
    std::vector<uint64_t> weights;
    for (size_t i = 0; i < sheet.grades.size(); ++i)
        weights.push_back(sheet.grades.size() - i);
    weights.push_back(1);
    return weights;
}

std::vector<uint64_t> splitWeights(
    const TargetSheet &sheet, SplitBasis basis, const std::vector<uint64_t> &gradeWeights)
{
    std::vector<uint64_t> weights(sheet.rows.size());
    if (basis != SplitBasis::Grade) {
        for (size_t i = 0; i < weights.size(); ++i)
            weights[i] = static_cast<uint64_t>(basis == SplitBasis::LastYear
                    ? std::max<int64_t>(0, sheet.rows[i].lastYear.value_or(0))
                    : sheet.rows[i].inPost);
        return weights;
    }
    for (size_t i = weights.size(); i-- > 0;) {
        const TargetRow &row = sheet.rows[i];
        if (row.level == TargetLevel::Guide) {
            weights[i] = static_cast<uint64_t>(row.inPost);
            continue; // and no part of its store's
        }
        if (row.level == TargetLevel::Store) {
            const auto grade = std::lower_bound(sheet.grades.begin(), sheet.grades.end(), row.grade);
            const auto place =
                row.grade.empty() ? sheet.grades.size() : static_cast<size_t>(grade - sheet.grades.begin());
            weights[i] = place < gradeWeights.size() ? gradeWeights[place] : 0;
        }
        if (row.parent >= 0)
            weights[static_cast<size_t>(row.parent)] += weights[i];
    }
    return weights;
}

SplitPlan planSplit(const TargetSheet &sheet, const SplitRequest &request, const WhyNotTarget &whyNot)
{
    return Splitter(sheet, request, whyNot).split();
}

TargetPaste planPaste(const TargetSheet &sheet, const std::vector<std::vector<std::string>> &cells,
    const std::vector<int> &rows, const TargetTitles &titles, const WhyNotTarget &whyNot)
{
    Paster paster(sheet, whyNot);
    const std::optional<PastedColumns> headline =
        cells.empty() ? std::nullopt : columnsOfHeadline(cells.front(), titles);
    const bool isColumn = std::all_of(
        cells.begin(), cells.end(), [](const std::vector<std::string> &line) { return line.size() <= 1; });
    paster.made().hasHeadline = headline.has_value();
    if (headline)
        pasteNamed(paster, cells, 1, *headline, sheet);
    else if (isColumn)
        pasteColumn(paster, cells, rows);
    else
        pasteNamed(paster, cells, 0, {}, sheet);
    return std::move(paster.made());
}

TargetChanges planFill(const TargetSheet &sheet, const std::vector<int> &rows, const WhyNotTarget &whyNot)
{
    TargetChanges changes;
    for (size_t i = 1; i < rows.size(); ++i) {
        const std::optional<int64_t> &value = sheet.at(rows.front()).value;
        if (sheet.at(rows[i]).value != value && whyNot(rows[i]).empty())
            changes.push_back({rows[i], value});
    }
    return changes;
}

TargetChanges planClear(const TargetSheet &sheet, const std::vector<int> &rows, const WhyNotTarget &whyNot)
{
    TargetChanges changes;
    for (const int row : rows) {
        if (sheet.at(row).value && whyNot(row).empty())
            changes.push_back({row, std::nullopt});
    }
    return changes;
}

} // namespace qunce
