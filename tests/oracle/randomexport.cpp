// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/oracle/randombrand.h"

namespace qunce::oracle {

FileStyle randomStyle(Random &random)
{
    FileStyle style;
    style.encoding = random.pick<Encoding>(
        {Encoding::Utf8, Encoding::Utf8Bom, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be});
    style.chineseHeaders = random.chance(50);
    style.separator = random.pick<char>({',', ',', '\t', ';'});
    style.crlf = random.chance(50);
    style.shuffle = static_cast<unsigned>(random.below(5));
    style.padded = random.chance(30);
    return style;
}

namespace {

std::string randomMeasure(Random &random, const std::string &level)
{
    if (level == "group")
        return random.pick<std::string>({"group:joins", "group:orders", "buyers_conversion"});
    if (level == "koc")
        return random.pick<std::string>({"koc:orders", "koc:posts", "koc:amount"});
    static const std::vector<std::string> common {"completion_rate", "due_completion_rate", "on_time_rate",
        "group_send_rate", "overdue", "reply_rate_14d", "after_hours_share", "after_hours_share_online",
        "orders", "amount", "friends_added", "messages", "replies", "leads", "content_shares", "net_friends",
        "selling_rate", "per_guide:amount", "per_guide:orders", "attainment:amount", "attainment:orders",
        "gap:amount", "gap:orders", "time_progress", "dispatched", "eligible", "excluded"};
    if (level == "guide")
        return random.chance(15) ? random.pick<std::string>({"streak_best", "streak_current"})
                                 : random.pick(common);
    return random.chance(15)
        ? random.pick<std::string>({"group:joins", "group:amount", "koc:orders", "buyers_conversion"})
        : random.pick(common);
}

void addOptions(Random &random, const std::string &level, std::vector<std::string> &flags)
{
    const auto add = [&](unsigned percent, const std::string &flag, const std::string &value) {
        if (random.chance(percent))
            flags.insert(flags.end(), {flag, value});
    };
    add(30, "--tie",
        level == "group"     ? "group:amount"
            : level == "koc" ? "koc:posts"
                             : random.pick<std::string>({"on_time_rate", "amount,overdue",
                                 "eligible,done,orders", "group_send_rate", "per_guide:orders,excluded"}));
    add(30, "--min-n", std::to_string(random.between(1, 12)));
    add(70, "--compare",
        random.pick<std::string>({"prev", "prev_week", "prev_month", "month_to_date", "last_year"}));
    add(50, "--zero-fill", random.chance(80) ? "fed" : "none");
    add(15, "--top", std::to_string(random.between(1, 6)));
    if (random.chance(30))
        flags.push_back("--all");
}

} // namespace

std::vector<std::string> randomExport(Random &random, const RandomBrand &brand)
{
    Day from = brand.span.from + random.between(-3, brand.span.days());
    Day to = from + random.between(0, 20);
    if (random.chance(30)) {
        from = firstOfMonth(from);
        to = lastOfMonth(from);
    }
    const bool completion = random.chance(30);
    const std::string level = random.pick<std::string>(completion
            ? std::vector<std::string> {"day", "task", "guide", "store", "city", "region", "zone"}
            : std::vector<std::string> {"guide", "guide", "store", "city", "region", "zone", "group", "koc"});
    std::vector<std::string> flags {completion ? "completion" : "leaderboard",
        completion ? "--by" : "--level", level, "--from", from.toString(), "--to", to.toString(), "--as-of"};
    const Day asOf = brand.span.from + random.between(-2, 60);
    flags.push_back(random.chance(40)
            ? parseInstant(random.pick(brand.dueTimes)).value().instant.toString()
            : Instant::fromLocal(asOf, random.between(0, 23), random.between(0, 59)).toString());
    if (!completion) {
        flags.insert(flags.end(), {"--measure", randomMeasure(random, level)});
        addOptions(random, level, flags);
    }
    if (random.chance(25))
        flags.insert(flags.end(), {"--under", random.pick(brand.units)});
    else if (random.chance(30))
        flags.insert(flags.end(), {"--as-user", random.pick(brand.users).name});
    return flags;
}

} // namespace qunce::oracle
