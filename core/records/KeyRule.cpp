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

// A UUID of version 4, written in place: a run may ask for a million of them.
QByteArray randomKey(const std::function<quint64()> &random)
{
    const quint64 high = (random() & 0xFFFFFFFFFFFF0FFFU) | 0x4000U;
    const quint64 low = (random() >> 2U) | 0x8000000000000000U;
    QByteArray key(36, '-');
    char *to = key.data();
    for (int byte = 0; byte < 16; ++byte, to += 2) {
        const quint64 bits = byte < 8 ? high >> (56 - 8 * byte) : low >> (120 - 8 * byte);
        if (byte == 4 || byte == 6 || byte == 8 || byte == 10)
            ++to;
        std::memcpy(to, digitsOf[bits & 0xFF].data(), 2);
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
