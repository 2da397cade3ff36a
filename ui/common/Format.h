// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

// Numbers and ids as people read them.

QString grouped(qint64 number); // "12 345", with thin spaces
// Numbers in a text, "1,234 records", grouped like those beside it.
QString regrouped(const QString &text);
QString humanBytes(qint64 bytes); // "120 B", "4.7 KiB", "1.2 MiB"
QString humanMilliseconds(qint64 milliseconds); // "212 ms", "3.4 s", "1 min 25 s"
// "shardId-000000000002" as "shard 2"; any other id as it is.
QString shortShard(const QString &shardId);
// The middle left out where it is longer than `most` characters.
QString shortened(const QString &text, int most);
// Text of strangers for one line: control, zero-width and direction characters made visible.
QString printable(const QString &text);
// Such text for a tooltip, which would take a part of it for HTML.
QString plainToolTip(const QString &text);

} // namespace ui
