// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/channellimits.h"

#include <algorithm>
#include <array>
#include <string>

namespace qunce {

namespace {

struct Limit {
    std::string_view channel;
    size_t bytes = 0; ///< 0: counted in characters
    size_t characters = 0;
    size_t images = 9;
};

// 群发 and 一对一: WeCom, externalcontact/add_msg_template: text of 4,000 bytes, nine attachments. 朋友圈: add_moment_task,
// 2,000 characters, nine images. 短信: what the large carriers' gateways take of a long message; no images.
constexpr std::array kLimits {
    Limit {"群发", 4000, 0, 9},
    Limit {"一对一", 4000, 0, 9},
    Limit {"朋友圈", 0, 2000, 9},
    Limit {"短信", 0, 500, 0},
};

size_t charactersOf(std::string_view text)
{
    return static_cast<size_t>(std::count_if(text.begin(), text.end(),
        [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

} // namespace

std::optional<Message> overLimit(std::string_view channel, std::string_view text, size_t images)
{
    const auto limit = std::find_if(
        kLimits.begin(), kLimits.end(), [channel](const Limit &one) { return one.channel == channel; });
    if (limit == kLimits.end())
        return std::nullopt;
    const std::string name(channel);
    if (limit->bytes > 0 && text.size() > limit->bytes)
        return Message(QUNCE_TEXT("The text has %1 bytes; %2 takes %3."),
            {std::to_string(text.size()), name, std::to_string(limit->bytes)});
    const size_t characters = charactersOf(text);
    if (limit->characters > 0 && characters > limit->characters)
        return Message(QUNCE_TEXT("The text has %1 characters; %2 takes %3."),
            {std::to_string(characters), name, std::to_string(limit->characters)});
    if (images > limit->images)
        return Message(QUNCE_TEXT("It has %1 images; %2 takes %3."),
            {std::to_string(images), name, std::to_string(limit->images)});
    return std::nullopt;
}

} // namespace qunce
