// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QString>

namespace core {

// A collection is a folder that a person opened, usually somebody else's and out of git. Nothing
// outside of it is read or written: paths are relative, go down only, and never through a link.

// The absolute path of something in a collection that may or may not exist. `path` has '/' between
// its parts; empty is the collection itself. BadInput, with `path` in `where`, when it is absolute,
// has "." or "..", an empty part, a control character, a part of git, or leads through a link.
Result<QString> pathInCollection(const QString &root, const QString &path);

// Whether that can be the name of a file or folder in a collection, on every system; the Error says
// why not.
Result<> checkName(const QString &name);

} // namespace core
