// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/LibraryTree.h"

#include <QString>

namespace app {

// On the disk; of a record, that of its file.
inline QString absolutePath(const ui::LibraryKey &key)
{
    return key.path.isEmpty() ? key.root : key.root + u'/' + key.path;
}

// Within a collection; an empty folder is the collection itself.
inline QString pathInFolder(const QString &folder, const QString &name)
{
    return folder.isEmpty() ? name : folder + u'/' + name;
}

} // namespace app
