// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/oracle/goldencases.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace qunce::oracle {

namespace {

GoldenStep stepOf(const std::string &head, const std::string &body)
{
    GoldenStep step;
    const std::vector<std::string> words = split(head, ' ');
    step.isImport = words.at(0) == "import";
    if (step.isImport) {
        step.file = plainFile(words.at(1), body);
        step.file.today = Day::parse(words.at(2)).value();
        step.file.fed = words.size() > 3 && words[3] == "fed";
        return step;
    }
    step.title = head.substr(head.find(' ') + 1);
    std::vector<std::string> lines = split(body, '\n');
    step.arguments = split(lines.at(0), ' ');
    step.expected = "\xEF\xBB\xBF";
    step.expected += step.arguments[0] == "completion"
        ? "key,name,dispatched,excluded,done,on_time,overdue,failed,pending,completion_rate,on_time_rate\r\n"
        : "rank,prev_rank,code,name,store_code,region_code,value,numerator,denominator,small\r\n";
    for (auto line = lines.begin() + 1; line != lines.end(); ++line)
        if (!line->empty())
            step.expected += *line + "\r\n";
    return step;
}

GoldenCase caseIn(const std::filesystem::path &path)
{
    GoldenCase made;
    made.name = path.stem().string();
    std::ifstream file(path);
    std::string line, head, body;
    const auto finish = [&] {
        if (!head.empty())
            made.steps.push_back(stepOf(head, body));
        body.clear();
    };
    while (std::getline(file, line)) {
        if (line.starts_with("== ")) {
            finish();
            head = line.substr(3);
        } else if (!head.empty()) {
            body += line + "\n";
        }
    }
    finish();
    return made;
}

} // namespace

std::vector<GoldenCase> goldenCases()
{
    const char *source = std::getenv("QUNCE_SOURCE_DIR");
    std::vector<std::filesystem::path> paths;
    for (const auto &entry : std::filesystem::directory_iterator(
             std::filesystem::path(source ? source : ".") / "tests/oracle/golden"))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<GoldenCase> cases;
    for (const auto &path : paths)
        cases.push_back(caseIn(path));
    return cases;
}

} // namespace qunce::oracle
