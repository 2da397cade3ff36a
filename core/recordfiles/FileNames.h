// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core {

// How files of records and of environments are called. Of texts alone: whether a file lies there,
// or may, is for core/collections to say.

inline constexpr QLatin1StringView recordFileSuffix{".records"};
inline constexpr QLatin1StringView environmentFileSuffix{".env.records"}; // belongs together

// The suffix of a name or path; empty when it is of neither kind.
QLatin1StringView suffixOf(const QString &path);

// What is meant by the name that was typed for what lies at `path`: the suffix of a file is kept,
// whether it was typed or not.
QString nameTyped(const QString &name, const QString &path);

} // namespace core
