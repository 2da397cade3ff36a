// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/Record.h"

#include <QList>
#include <QString>

namespace core {

// Sets of records that come with the program, the same on every machine.
//
// "hot-key": 500 orders of which key tenant-7 carries most of the bytes. Sent in one request to a
// fresh stream of 4 shards, 463 are stored and 37 of tenant-7 are refused, because its shard takes
// 1 MiB a second. "orders": 100 small orders, all stored.
QList<QString> sampleSetNames();
QList<Record> sampleSet(const QString &name); // empty for an unknown name

} // namespace core
