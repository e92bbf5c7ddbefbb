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
    bool isLinkAttached = false; ///< a link takes the place of an image
};

// wecom-api.md 2.6, add_msg_template (corporate mass send, to groups and to customers): text of 4,000 bytes, nine
// attachments, each an image, a link or another thing. 2.7, add_moment_task: 2,000 characters, nine images; it has no place
// for a link beside images, but guides post by hand, where the link stands in the first comment. 短信: no row of the
// reference; long messages of the carriers' gateways end at 500 characters, and have no images. Of 群公告, 群内手发, 公众号
// and the others the reference has no limit, so none is made up.
constexpr std::array kLimits {
    Limit {"群发", 4000, 0, 9, true},
    Limit {"一对一", 4000, 0, 9, true},
    Limit {"朋友圈", 0, 2000, 9, false},
    Limit {"短信", 0, 500, 0, false},
};

size_t charactersOf(std::string_view text)
{
    return static_cast<size_t>(std::count_if(text.begin(), text.end(),
        [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

} // namespace

SentSize sentSizeOf(std::string_view title, std::string_view body, size_t images, bool hasLink)
{
    const std::string_view sent = body.empty() ? title : body;
    return {sent.size(), charactersOf(sent), images, hasLink};
}

std::optional<Message> overLimit(std::string_view channel, const SentSize &size)
{
    const auto limit = std::find_if(
        kLimits.begin(), kLimits.end(), [channel](const Limit &one) { return one.channel == channel; });
    if (limit == kLimits.end())
        return std::nullopt;
    const std::string name(channel);
    if (limit->bytes > 0 && size.bytes > limit->bytes)
        return Message(QUNCE_TEXT("The text has %1 bytes; %2 takes %3."),
            {std::to_string(size.bytes), name, std::to_string(limit->bytes)});
    if (limit->characters > 0 && size.characters > limit->characters)
        return Message(QUNCE_TEXT("The text has %1 characters; %2 takes %3."),
            {std::to_string(size.characters), name, std::to_string(limit->characters)});
    if (size.images > limit->images)
        return Message(QUNCE_TEXT("It has %1 images; %2 takes %3."),
            {std::to_string(size.images), name, std::to_string(limit->images)});
    if (limit->isLinkAttached && size.hasLink && size.images + 1 > limit->images)
        return Message(QUNCE_TEXT("It has %1 images and a link; %2 takes %3 attachments."),
            {std::to_string(size.images), name, std::to_string(limit->images)});
    return std::nullopt;
}

} // namespace qunce
