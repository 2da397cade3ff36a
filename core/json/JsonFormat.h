// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/JsonCheck.h"

#include <QByteArray>
#include <QByteArrayView>
#include <tl/expected.hpp>

namespace core {

// Lays JSON out anew. Only blanks between tokens change: numbers, strings, the order of members,
// duplicate names and comments are copied byte for byte. Text that is not JSON comes back as the
// fault in it.

// One member or element per line, `indent` blanks per level; the indentation stops growing at
// level 64, so that deep nesting cannot fill the memory. No line break at the end.
tl::expected<QByteArray, JsonFault> prettyJson(QByteArrayView json, int indent = 2,
                                               JsonDialect dialect = JsonDialect::Strict);

// No blank that could go; a // comment keeps the line break it needs.
tl::expected<QByteArray, JsonFault> compactJson(QByteArrayView json,
                                                JsonDialect dialect = JsonDialect::Strict);

// The text without // and /* */ comments outside of strings; everything else stays as it is, with
// every line break, so that line numbers stay right. Works on any text, JSON or not; a /* that
// never ends stays.
QByteArray stripComments(QByteArrayView text);

} // namespace core
