// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/PutRecords.h"

#include <optional>

namespace core {

// The two readers behind putRecordsReply(), apart so that tests can compare them.

// One scan over an answer in the shape that the service sends: known members, plain strings, a
// right count. Nothing when anything at all is different; then it is for the careful one to say
// what that means.
std::optional<PutRecordsReply> quickReply(QByteArrayView body, qsizetype sent);

// Parses the whole answer first and then looks at everything.
Result<PutRecordsReply> carefulReply(const QByteArray &body, qsizetype sent);

} // namespace core
