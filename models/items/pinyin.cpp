// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/pinyin.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <QFile>

namespace qunce {

namespace {

constexpr char32_t kFirstBasic = 0x3400;
constexpr char32_t kLastBasic = 0x9FFF;

std::string resourceText()
{
    QFile file(QStringLiteral(":/pinyin.txt"));
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere); // a resource of the program
    return isThere ? file.readAll().toStdString() : std::string();
}

char32_t foldedCharacter(char32_t character)
{
    if (0xFF01 <= character && character <= 0xFF5E)
        character -= 0xFEE0;
    else if (character == 0x3000)
        character = ' ';
    return 'A' <= character && character <= 'Z' ? character - 'A' + 'a' : character;
}

void append(std::string &text, char32_t character)
{
    if (character < 0x80) {
        text += static_cast<char>(character);
    } else if (character < 0x800) {
        text += static_cast<char>(0xC0 | (character >> 6));
        text += static_cast<char>(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        text += static_cast<char>(0xE0 | (character >> 12));
        text += static_cast<char>(0x80 | ((character >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (character & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (character >> 18));
        text += static_cast<char>(0x80 | ((character >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((character >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (character & 0x3F));
    }
}

} // namespace

char32_t nextCharacter(std::string_view text, size_t &place)
{
    const auto byte = [&](size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    const char32_t lead = byte(place);
    const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t character = length == 1 ? lead : lead & (0x7FU >> length);
    for (size_t i = 1; i < length; ++i) {
        if ((byte(place + i) & 0xC0) != 0x80) {
            place += 1;
            return 0xFFFD;
        }
        character = character << 6 | (byte(place + i) & 0x3F);
    }
    place += length;
    return character;
}

std::string foldedText(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    for (size_t place = 0; place < text.size();)
        append(folded, foldedCharacter(nextCharacter(text, place)));
    const size_t first = folded.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return {};
    return folded.substr(first, folded.find_last_not_of(" \t\r\n") - first + 1);
}

std::string pinyinOrderKey(std::string_view text)
{
    // Three bytes a character: ASCII as it is, Chinese by its place, everything else behind them.
    constexpr uint32_t kChinese = 0x100;
    constexpr uint32_t kOther = 0x100000;
    const Pinyin &pinyin = Pinyin::table();
    std::string key;
    for (size_t place = 0; place < text.size();) {
        const char32_t character = foldedCharacter(nextCharacter(text, place));
        const uint32_t order = character < 0x80 ? 0 : pinyin.orderOf(character);
        const uint32_t weight = character < 0x80 ? character
            : order > 0                          ? kChinese + order
                                                 : kOther + character;
        key += static_cast<char>(weight >> 16);
        key += static_cast<char>(weight >> 8);
        key += static_cast<char>(weight);
    }
    return key;
}

const Pinyin &Pinyin::table()
{
    static const Pinyin pinyin(resourceText());
    return pinyin;
}

Pinyin::Pinyin(std::string_view text)
{
    std::map<char32_t, std::pair<uint32_t, std::vector<uint16_t>>> entries;
    std::unordered_map<std::string, uint16_t> numbers;
    uint32_t order = 0;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const size_t tab = line.find('\t');
        const bool isFurther = line.front() == '+';
        const std::string syllable(
            isFurther ? line.substr(1, tab - 1) : line.substr(0, tab - 1)); // the usual ones have a tone
        const auto [number, isNew] = numbers.try_emplace(syllable, static_cast<uint16_t>(m_syllables.size()));
        if (isNew)
            m_syllables.push_back(syllable);
        for (size_t place = tab + 1; place < line.size();) {
            auto &[orderOfEntry, readings] = entries[nextCharacter(line, place)];
            if (!isFurther)
                orderOfEntry = ++order;
            readings.push_back(number->second);
        }
    }
    m_basic.resize(kLastBasic - kFirstBasic + 1);
    for (const auto &[character, found] : entries) {
        const Entry entry {found.first, static_cast<uint32_t>(m_readings.size()),
            static_cast<uint32_t>(found.second.size())};
        m_readings.insert(m_readings.end(), found.second.begin(), found.second.end());
        if (kFirstBasic <= character && character <= kLastBasic)
            m_basic[character - kFirstBasic] = entry;
        else
            m_others.emplace_back(character, entry);
    }
}

const Pinyin::Entry *Pinyin::entryOf(char32_t character) const
{
    if (kFirstBasic <= character && character <= kLastBasic)
        return &m_basic[character - kFirstBasic];
    const auto found = std::lower_bound(m_others.begin(), m_others.end(), character,
        [](const auto &other, char32_t wanted) { return other.first < wanted; });
    return found != m_others.end() && found->first == character ? &found->second : nullptr;
}

uint32_t Pinyin::orderOf(char32_t character) const
{
    const Entry *entry = entryOf(character);
    return entry ? entry->order : 0;
}

std::span<const uint16_t> Pinyin::readingsOf(char32_t character) const
{
    const Entry *entry = entryOf(character);
    if (!entry)
        return {};
    return {m_readings.data() + entry->firstReading, entry->readings};
}

} // namespace qunce
