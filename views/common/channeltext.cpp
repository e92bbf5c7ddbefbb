// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/channeltext.h"

#include <algorithm>
#include <array>
#include <utility>

#include "views/common/texts.h"

namespace qunce {

QString channelText(const std::string &channel)
{
    static const std::array<std::pair<const char *, const char *>, 11> kNames {
        std::pair("群发", QUNCE_TEXT("Group push")), {"群内手发", QUNCE_TEXT("By hand in groups")},
        {"群公告", QUNCE_TEXT("Group notice")}, {"一对一", QUNCE_TEXT("One to one")},
        {"朋友圈", QUNCE_TEXT("Moments")}, {"短信", QUNCE_TEXT("Text message")},
        {"电话", QUNCE_TEXT("Phone call")}, {"直播预约", QUNCE_TEXT("Live booking")},
        {"公众号", QUNCE_TEXT("Official account")}, {"微博", QUNCE_TEXT("Weibo")},
        {"APP", QUNCE_TEXT("App")}};
    const auto known =
        std::find_if(kNames.begin(), kNames.end(), [&](const auto &name) { return channel == name.first; });
    return known == kNames.end() ? QString::fromStdString(channel) : text(known->second);
}

} // namespace qunce
