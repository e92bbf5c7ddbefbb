// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/domain/factsneeded.h"
#include "models/domain/factsource.h"
#include "models/protocol/brandbuilder.h"
#include "models/protocol/exportrequest.h"
#include "models/protocol/exporttable.h"

namespace qunce {

/// What exports read, as one scope may see it: the server's database or the console's cache. All calls answer from one
/// consistent cut. One thread at a time.
class ExportSource
{
public:
    using RecordVisitor = std::function<Result<void>(const Record &record)>;

    virtual ~ExportSource() = default;

    /// Said before anything is asked for: the columns of days that facts() will be asked for. A source may begin to
    /// fetch them.
    virtual void expect(std::vector<DayFacts> needed) { static_cast<void>(needed); }
    /// Valid until brand() is asked for.
    virtual Result<const OrgTree *> organisation() = 0;
    virtual Result<Brand> brand(const BrandParts &parts) = 0;
    /// `brand` is one that brand() gave and outlives the facts; so does this.
    virtual std::unique_ptr<FactSource> facts(const Brand &brand) = 0;
    /// Live records of the kind that the scope may read, in any order.
    virtual Result<void> eachRecord(Kind kind, const RecordVisitor &visitor) = 0;
    /// For the file's own statement: see scopeText().
    virtual std::string scope(const OrgTree &org) const = 0;
};

/// `all`, or the codes of the regions, ascending, comma separated.
std::string scopeText(bool wholeBrand, std::span<const Uuid> regions, const OrgTree &org);

struct Export {
    ExportRequest request;
    ExportTable table;
};
/// Makes the table of an export: every row that the source has, no silent cap. `arguments` and `now` as for
/// parseExportRequest(). Errors are those of the request, of the source, and of the measures.
Result<Export> makeExport(ExportSource &source, const ExportArguments &arguments, Instant now);

/// The file's content, in the format that was asked for.
std::string contentOf(const Export &made);

} // namespace qunce
