// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace core {

// A value that a script spells out.
struct ScriptValue
{
    bool isString = false;
    QByteArray text; // of a string its UTF-8; of anything else the value as JSON
};

// The members of one object that a script spells out. What is more than a literal has no value.
using ScriptMembers = QList<std::pair<QByteArray, std::optional<ScriptValue>>>;

// Reads literals of JavaScript without running anything: strings, templates without ${…}, numbers,
// true, false, null, arrays, objects; JSON.stringify() and b64encode() of a literal count as what
// they would give before any encoding. Nesting is read 64 deep. It takes as many steps as it is
// given, then finds no more.
class ScriptLiterals
{
public:
    ScriptLiterals(QByteArrayView script, qint64 steps);

    // The object that starts at this {; nothing where it is a block or something else.
    std::optional<ScriptMembers> objectAt(qsizetype at);
    // Where the last object that was found ends.
    qsizetype end() const { return m_at; }
    // Behind the string or comment that starts here; `at` itself where neither does.
    qsizetype behindQuiet(qsizetype at);

    bool isExhausted() const { return m_steps <= 0; }

private:
    qsizetype behindString(qsizetype at);
    void skipBlank();
    bool takeChar(char c);
    bool takeWord(QByteArrayView word);
    std::optional<QByteArray> name();
    std::optional<ScriptValue> value(int depth);
    std::optional<ScriptValue> call(int depth);
    std::optional<ScriptValue> stringValue();
    std::optional<ScriptValue> number();
    std::optional<ScriptValue> array(int depth);
    std::optional<ScriptMembers> object(int depth);
    bool takeStringEscape(QByteArray &text);
    bool isAtMemberEnd();
    void skipMember();

    QByteArrayView m_text;
    qsizetype m_at = 0;
    qint64 m_steps;
};

} // namespace core
