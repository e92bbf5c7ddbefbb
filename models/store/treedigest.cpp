// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/treedigest.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "models/protocol/rowdigest.h"

// What is staged says something about some rows: each is there with a seq, or gone. The tables say the rest. So first the
// stage is read, then the tables are, row by row, without those that the stage has spoken about. A stage with too many
// rows below the prefix is read for each of the sixteen prefixes below that instead.

namespace qunce {

namespace {

constexpr size_t kTreePathDigits = 64;
constexpr uint64_t kGone = UINT64_MAX;
constexpr char kHexDigits[] = "0123456789abcdef";

/// What is staged about the rows below a prefix.
class StagedRows
{
public:
    struct State {
        bool isLive = false;
        uint64_t seq = 0; ///< of a row that is not there: a table's row with a lower one is gone
    };

    StagedRows(const std::string &prefix, size_t mostHeld) : m_prefix(prefix), m_mostHeld(mostHeld) { }

    Result<void> read(CacheFile &file, const BucketEntry &bucket)
    {
        return file.stage().each({bucket.number},
            [&](const PullPage &page, const Stage::Numbers &,
                const std::vector<WireRowId> &gone) -> Result<void> {
                for (const WireRowId &row : gone)
                    dropped(row.kind, row.id);
                take(page, bucket.state.bucket);
                return {};
            });
    }
    bool isTooMuch() const { return m_rows.size() > m_mostHeld; }
    bool empty() const { return m_rows.empty(); }
    /// Null if nothing is said about the row.
    const State *find(std::string_view kind, std::string_view id) const
    {
        const auto found = m_rows.find({std::string(kind), std::string(id)});
        return found == m_rows.end() ? nullptr : &found->second;
    }
    const std::map<std::pair<std::string, std::string>, State> &rows() const { return m_rows; }

private:
    State *at(std::string_view kind, std::string_view id)
    {
        if (isTooMuch() || !treePath(kind, id).starts_with(m_prefix))
            return nullptr;
        return &m_rows[{std::string(kind), std::string(id)}];
    }
    void dropped(std::string_view kind, std::string_view id)
    {
        if (State *const state = at(kind, id))
            *state = {false, kGone};
    }
    void deleted(std::string_view kind, std::string_view id, uint64_t seq)
    {
        State *const state = at(kind, id);
        if (!state)
            return;
        if (state->isLive && state->seq < seq)
            *state = {false, kGone};
        else if (!state->isLive && state->seq != kGone)
            state->seq = std::max(state->seq, seq); // a table's row below that goes
    }
    void written(std::string_view kind, std::string_view id, uint64_t seq)
    {
        if (State *const state = at(kind, id))
            *state = {true, seq};
    }
    void take(const PullPage &page, const std::string &bucket)
    {
        for (const PullDeletion &deletion : page.deletions()) {
            for (size_t i = 0; deletion.bucket == bucket && i < deletion.ids.size(); ++i)
                deleted(deletion.kind, deletion.ids[i], deletion.seqs[i]);
        }
        for (const PullTable &table : page.tables()) {
            if (table.bucket != bucket)
                continue;
            PullRows values(table);
            while (values.next()) {
                written(table.kind, values.id(), values.seq());
                for (uint64_t i = 0; i < values.valueCount(); ++i)
                    values.values().skip();
            }
        }
    }

    const std::string &m_prefix;
    const size_t m_mostHeld;
    std::map<std::pair<std::string, std::string>, State> m_rows;
};

using PlainVisitor = std::function<void(std::string_view kind, std::string_view id, uint64_t seq)>;

Result<void> eachTableRow(CacheFile &file, const BucketEntry &bucket, const PlainVisitor &visitor)
{
    if (bucket.isFact()) {
        QUNCE_TRY(file.facts().eachId(bucket.number, [&](const FactAddress &address, uint64_t seq) {
            visitor(kFactWireKind, factWireId(address), seq);
        }));
    } else {
        for (const KindDescriptor &kind : allKinds())
            QUNCE_TRY(file.records(kind.kind).eachId(bucket.number,
                [&](const Uuid &id, uint64_t seq) { visitor(kind.name, id.toString(), seq); }));
    }
    return file.unknown().eachId(bucket.number, visitor);
}

} // namespace

Result<void> eachRowBelow(CacheFile &file, const BucketEntry &bucket, const std::string &prefix,
    const TreeRowVisitor &visitor, size_t mostHeld)
{
    StagedRows staged(prefix, mostHeld);
    QUNCE_TRY(staged.read(file, bucket));
    if (staged.isTooMuch() && prefix.size() < kTreePathDigits) {
        for (const char *digit = kHexDigits; *digit != 0; ++digit)
            QUNCE_TRY(eachRowBelow(file, bucket, prefix + *digit, visitor, mostHeld));
        return {};
    }
    if (!bucket.state.replacing)
        QUNCE_TRY(eachTableRow(file, bucket, [&](std::string_view kind, std::string_view id, uint64_t seq) {
            const StagedRows::State *const said = staged.empty() ? nullptr : staged.find(kind, id);
            if (said && (said->isLive || said->seq > seq))
                return;
            const std::string path = treePath(kind, id);
            if (path.starts_with(prefix))
                visitor(kind, id, seq, path);
        }));
    for (const auto &[row, state] : staged.rows()) {
        if (state.isLive)
            visitor(row.first, row.second, state.seq, treePath(row.first, row.second));
    }
    return {};
}

TreeChildren::TreeChildren(const std::string &prefix, int depth)
    : m_prefix(prefix)
    , m_digits(std::min(prefix.size() + 2 * static_cast<size_t>(std::max(depth, 0)), kTreePathDigits))
    , m_wanted(depth > 0)
{ }

void TreeChildren::add(const std::string &path, uint64_t mixed)
{
    if (!m_wanted || !path.starts_with(m_prefix))
        return;
    VerifyChild &child = m_children[path.substr(0, m_digits)];
    ++child.rows;
    child.digest += mixed;
}

std::vector<VerifyChild> TreeChildren::take()
{
    std::vector<VerifyChild> ascending;
    for (auto &[path, child] : m_children) {
        child.prefix = path;
        ascending.push_back(std::move(child));
    }
    return ascending;
}

} // namespace qunce
