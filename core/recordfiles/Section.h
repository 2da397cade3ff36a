// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>

namespace core {

// One line of the head of a section: places in the section's text, in bytes.
struct SectionLine
{
    enum class Kind {
        Title, // ### and a title
        Header, // Name: value, or Name*: "a JSON string"
        Variable, // @name = value, or @name* = "a JSON string"
        Secret, // @secret name
        Comment, // # …
        Blank,
        Other, // none of these
    };

    Kind kind = Kind::Other;
    qsizetype start = 0;
    qsizetype size = 0; // without its end
    qsizetype endSize = 0; // 0 where the text ends, 1 or 2
    qsizetype nameStart = 0;
    qsizetype nameSize = 0; // of a variable with its quotation marks
    qsizetype valueStart = 0;
    qsizetype valueSize = 0;
    bool isStarred = false; // the value is a JSON string

    qsizetype end() const { return start + size + endSize; }
};

enum class SectionKind { Preamble, Record }; // above the first ###, or from one to before the next

// The parts of a section: every byte belongs to a line of its head or is behind them.
struct SectionParts
{
    QList<SectionLine> head; // of a record up to the first blank line, and with it
    qsizetype bodyStart = 0; // what follows is the body and the line ends that separate
};

SectionParts partsOf(QByteArrayView section, SectionKind kind);

// Where each section starts behind the preamble: lines that start with ###.
QList<qsizetype> recordStarts(QByteArrayView text);

// Where the line ends at the end of a text start: its size where it has none.
qsizetype trailingLineEnds(QByteArrayView text);

} // namespace core
