// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace core {

enum class PayloadKind { Json, Text, Hex, Base64, File }; // how the text of a record says its bytes
enum class JsonLayout { AsIs, Compact, Pretty };

// What is done to the text of a record before it is sent.
struct PayloadRule
{
    PayloadKind kind = PayloadKind::Json;
    JsonLayout layout = JsonLayout::AsIs; // of Json: blanks between tokens only
    bool stripsComments = false; // of Json: // and /* */
    bool addsNewline = false; // a line feed at the end, before gzip
    bool gzips = false;
    // Reads the file that a text of kind File names.
    std::function<Result<QByteArray>(const QString &path)> readFile;

    // Whether the bytes leave just as they were written.
    bool isUntouched() const;
};

// The bytes to send for this text. Json is checked and otherwise passes untouched; hex may hold
// blanks between bytes; base64 is RFC 4648 with padding and without blanks. Error: BadInput, whose
// `where` is "column 3" where the mistake has a place.
Result<QByteArray> payloadBytes(QByteArrayView text, const PayloadRule &rule);

// RFC 1952, the same on every machine: no time, no name.
QByteArray gzip(QByteArrayView bytes);

} // namespace core
