// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/oracle/productcsv.h"

#include "models/protocol/boardtables.h"
#include "models/protocol/exportrequest.h"

namespace qunce::oracle {

std::string productCsv(const Brand &brand, const FactSource &facts, const std::vector<std::string> &flags)
{
    ExportArguments arguments {{flags.at(0)}, {{"out", {"-"}}}};
    for (size_t i = 1; i < flags.size(); ++i) {
        const std::string name = flags[i].substr(2);
        if (name == "all")
            arguments.flags[name] = {};
        else if (++i; name != "as-user")
            arguments.flags[name].push_back(flags.at(i));
    }
    const auto request = parseExportRequest(arguments, brand.org, Instant {});
    if (!request)
        return request.error().userText.english();
    if (request->view == ExportView::Completion) {
        const auto rows = completion(brand, facts, request->completion);
        return rows ? toCsv(completionTable(*rows), false) : rows.error().userText.english();
    }
    const auto board = rankSubjects(brand, facts, request->leaderboard);
    return board ? toCsv(leaderboardTable(*board), false) : board.error().userText.english();
}

} // namespace qunce::oracle
