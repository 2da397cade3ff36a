// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words that headers know; of this room only.
#include "core/recordfiles/Headers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core::headerwords {

template <typename Value>
using Words = std::pair<const char16_t *, Value>;

inline constexpr std::array flagWords{Words<bool>{u"yes", true},  Words<bool>{u"no", false},
                                      Words<bool>{u"true", true}, Words<bool>{u"false", false},
                                      Words<bool>{u"on", true},   Words<bool>{u"off", false}};
inline constexpr std::array commentWords{Words<bool>{u"strip", true}, Words<bool>{u"keep", false}};
inline constexpr std::array sourceWords{Words<KeySource>{u"random", KeySource::Random},
                                        Words<KeySource>{u"fixed", KeySource::Fixed},
                                        Words<KeySource>{u"template", KeySource::Template},
                                        Words<KeySource>{u"round-robin", KeySource::RoundRobin},
                                        Words<KeySource>{u"field", KeySource::Field}};
inline constexpr std::array kindWords{Words<PayloadKind>{u"json", PayloadKind::Json},
                                      Words<PayloadKind>{u"text", PayloadKind::Text},
                                      Words<PayloadKind>{u"hex", PayloadKind::Hex},
                                      Words<PayloadKind>{u"base64", PayloadKind::Base64},
                                      Words<PayloadKind>{u"file", PayloadKind::File}};
inline constexpr std::array modeWords{Words<Draft::Mode>{u"single", Draft::Mode::Single},
                                      Words<Draft::Mode>{u"table", Draft::Mode::Table}};
inline constexpr std::array encodingWords{Words<BodyEncoding>{u"plain", BodyEncoding::Plain},
                                          Words<BodyEncoding>{u"escaped", BodyEncoding::Escaped},
                                          Words<BodyEncoding>{u"base64", BodyEncoding::Base64}};
inline constexpr std::array aggregationWords{Words<bool>{u"none", false},
                                             Words<bool>{u"no", false}};

template <typename List>
auto meaningIn(const List &words, const QString &text)
    -> std::optional<decltype(words.front().second)>
{
    const auto found = std::find_if(words.begin(), words.end(), [&text](const auto &word) {
        return text.compare(QStringView(word.first), Qt::CaseInsensitive) == 0;
    });
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

template <typename List, typename Value>
QString wordIn(const List &words, Value value)
{
    const auto found = std::find_if(words.begin(), words.end(),
                                    [value](const auto &word) { return word.second == value; });
    return QStringView(found->first).toString();
}

template <typename List>
QString canonicalIn(const List &words, const QString &text)
{
    const auto meaning = meaningIn(words, text);
    return meaning ? wordIn(words, *meaning) : text;
}

// A path is a key source too: that of the field.
inline bool isPath(const QString &text)
{
    return text.startsWith(u'$');
}

inline constexpr qsizetype maxLineEnds = 16LL * 1024 * 1024;

inline std::optional<qsizetype> countIn(const QString &text)
{
    bool isNumber = false;
    const qsizetype count = text.toLongLong(&isNumber);
    return isNumber && count >= 0 && count <= maxLineEnds ? std::optional(count) : std::nullopt;
}

} // namespace core::headerwords
