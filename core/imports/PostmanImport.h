// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/Import.h"

#include <QByteArrayView>

namespace core {

// Takes an environment that Postman exported; whether it was one. Values of the type secret are
// dropped, and their names become secret variables.
bool importPostman(QByteArrayView json, ImportResult &result);

} // namespace core
