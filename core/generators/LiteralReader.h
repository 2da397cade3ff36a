// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/Argument.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace core {

// Where and why a text cannot be read.
struct LiteralFault
{
    qsizetype offset = 0;
    qsizetype length = 1;
    QString text; // for people, with what to do
};

// Reads literals one after the other: JSON, and besides strings in single quotes, keys without
// quotes and bare names.
class LiteralReader
{
public:
    static constexpr int mostNesting = 16; // lists and objects in each other
    static constexpr int mostItems = 100'000; // in all lists and objects of one text

    LiteralReader(QByteArrayView source, qsizetype at)
        : m_source(source)
        , m_at(at)
    {
    }

    qsizetype position() const { return m_at; }
    void moveTo(qsizetype at) { m_at = at; }
    bool atEnd() const { return m_at >= m_source.size(); }
    char current() const { return atEnd() ? '\0' : m_source[m_at]; }
    void skipBlanks(); // line breaks too
    bool take(char wanted);
    // Letters, digits, _, - and dots between them; bytes of UTF-8 above ASCII are letters. Empty
    // where none starts.
    QByteArrayView takeName();

    // The literal here, or nothing and fault().
    std::optional<Argument> read();
    const LiteralFault &fault() const { return m_fault; }

private:
    std::optional<Argument> readAt(int depth);
    std::optional<Argument> readText();
    bool readEscape(QByteArray &to);
    std::optional<char32_t> readCodeUnit();
    std::optional<Argument> readNumber();
    std::optional<Argument> readWord();
    std::optional<Argument> readItems(int depth);
    bool readItem(Argument &into, int depth);
    bool readKey(Argument &into);
    std::nullopt_t failAt(qsizetype offset, qsizetype length, QString text);

    QByteArrayView m_source;
    qsizetype m_at = 0;
    int m_items = 0;
    LiteralFault m_fault;
};

// Whether a name may begin with this byte.
bool startsName(char c);
bool isName(QByteArrayView text);

} // namespace core
