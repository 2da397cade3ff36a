// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace ui {

// The {{ … }} of a text that a place is in. Offsets are in bytes.
struct Placeholder
{
    qsizetype start = 0; // of its "{{"
    qsizetype inner = 0; // behind it, and behind blanks
    qsizetype end = 0; // behind its "}}"; where it is not closed in its line, the place itself
    bool isClosed = false;

    bool operator==(const Placeholder &) const = default;
};

// Looks no further than the line of the place: what a person types there is short.
std::optional<Placeholder> placeholderAt(QByteArrayView text, qsizetype place);

} // namespace ui
