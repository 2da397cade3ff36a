// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordfiles/Headers.h"
#include "core/recordfiles/Section.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace core {

// What the head of a section is to say.
struct HeadWish
{
    HeaderTexts wanted; // headers that must say this
    HeaderTexts tolerated; // headers that may stay where they say this; all other known ones go
    std::optional<QString> title; // of the line ###; nothing: there is none
};

// The head with as little changed as the wish allows: comments, blank lines, unknown headers and
// the spelling of what says the same already stay. Without the blank line that ends a record's
// head.
QByteArray editedHead(QByteArrayView section, const SectionParts &parts, const HeadWish &wish,
                      QByteArrayView lineEnd);

// "Name: value", or with a star and quotation marks where the text needs them.
QByteArray headerLine(QByteArrayView name, const QString &text);

// Appends a line, and the end of the one before where that has none.
void appendLine(QByteArray &out, QByteArrayView line, QByteArrayView lineEnd);

} // namespace core
