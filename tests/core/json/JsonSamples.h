// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>

// Random JSON and random damage to it; the same in every run.
class JsonSamples
{
public:
    explicit JsonSamples(quint32 seed)
        : m_random(seed)
    {
    }

    // One value with blanks around it, at most `depth` levels deep.
    QByteArray value(int depth)
    {
        switch (bounded(depth > 0 ? 6 : 4)) {
        case 0:
            return string();
        case 1:
            return pick({"0", "-0", "1.0", "0.1000", "1E2", "-12.5e-3", "1e400", "9007199254740993",
                         "18446744073709551615", "123456789012345678901234567890"});
        case 2:
            return pick({"true", "false", "null"});
        case 3:
            return blanks() + string() + blanks();
        case 4:
            return '[' + members(depth, false) + ']';
        default:
            return '{' + members(depth, true) + '}';
        }
    }

    // `text` with one to three bytes put in, left out or replaced.
    QByteArray damaged(QByteArray text)
    {
        for (int i = 1 + bounded(3); i > 0; --i) {
            const qsizetype at = bounded(static_cast<int>(text.size()) + 1);
            const QByteArray piece =
                pick({"\"",   "\\",   "{",    "}",    "[",        "]",        ",", ":",
                      "0",    "1",    ".",    "e",    "-",        "+",        " ", "\n",
                      "\t",   "\x01", "t",    "null", "\\u",      "\\ud800",  "/", "'",
                      "\x7f", "é",    "🙂", "NaN",  "Infinity", "-Infinity"});
            text.replace(at, bounded(3), bounded(3) ? piece : QByteArray());
        }
        return text;
    }

    int bounded(int limit) { return m_random.bounded(limit); }

private:
    QByteArray pick(const QList<QByteArray> &choices)
    {
        return choices.at(bounded(static_cast<int>(choices.size())));
    }

    QByteArray blanks() { return pick({"", "", " ", "\n", "\t ", "\r\n  "}); }

    QByteArray string()
    {
        QByteArray result("\"");
        for (int i = bounded(4); i > 0; --i)
            result +=
                pick({"a", "key", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude42", "é",
                      "東京", "🙂", "//", "/* */", "{", "]", ",", ":", "\x7f", "longer text, "});
        return result + '"';
    }

    QByteArray members(int depth, bool areNamed)
    {
        QByteArray result = blanks();
        for (int i = bounded(4); i > 0; --i) {
            if (areNamed)
                result += string() + blanks() + ':' + blanks();
            result += value(depth - 1) + blanks() + (i > 1 ? "," : "") + blanks();
        }
        return result;
    }

    QRandomGenerator m_random;
};
