// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/KeyRule.h"

#include <array>
#include <cstring>
#include <string_view>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

using Digits = std::array<char, 2>;

constexpr std::array<Digits, 256> makeDigits()
{
    constexpr std::string_view alphabet = "0123456789abcdef";
    std::array<Digits, 256> all{};
    for (std::size_t byte = 0; byte < all.size(); ++byte)
        all[byte] = {alphabet[byte >> 4U], alphabet[byte & 0xFU]};
    return all;
}

constexpr std::array<Digits, 256> digitsOf = makeDigits();

// 128 bits as 32 hexadecimal digits, written in place: a run may ask for a million of them.
QByteArray randomKey(const std::function<quint64()> &random)
{
    QByteArray key(32, Qt::Uninitialized);
    char *to = key.data();
    for (const quint64 bits : {random(), random()}) {
        for (int shift = 56; shift >= 0; shift -= 8, to += 2)
            std::memcpy(to, digitsOf[(bits >> shift) & 0xFF].data(), 2);
    }
    return key;
}

} // namespace

KeyRule KeyRule::fixed(QByteArray text)
{
    KeyRule rule;
    rule.m_source = Source::Fixed;
    rule.m_text = std::move(text);
    return rule;
}

KeyRule KeyRule::random()
{
    KeyRule rule;
    rule.m_source = Source::Random;
    return rule;
}

KeyRule KeyRule::field(JsonPath path)
{
    KeyRule rule;
    rule.m_source = Source::Field;
    rule.m_path = std::move(path);
    return rule;
}

Result<KeyRule> KeyRule::fromExpression(const QString &expression)
{
    if (expression == u"random")
        return random();
    if (expression.startsWith(u"text:"))
        return fixed(expression.sliced(5).toUtf8());
    if (!expression.startsWith(u'$'))
        return fixed(expression.toUtf8());
    return JsonPath::fromString(expression).transform([](JsonPath path) {
        return field(std::move(path));
    });
}

bool KeyRule::giveKey(QByteArray &key, QByteArrayView body,
                      const std::function<quint64()> &random) const
{
    switch (m_source) {
    case Source::None:
        return true;
    case Source::Fixed:
        key = m_text;
        return true;
    case Source::Random:
        key = randomKey(random);
        return true;
    case Source::Field:
        break;
    }
    auto text = textAt(*m_path, body);
    if (!text)
        return false;
    key = *std::move(text);
    return true;
}

Error KeyRule::missing() const
{
    const QString path = m_path ? m_path->toString() : QString();
    return {.kind = Error::Kind::BadInput,
            .detail = u"The body has no value at %1. Correct the record, or take the key from "
                      u"elsewhere."_s.arg(path)};
}

} // namespace core
