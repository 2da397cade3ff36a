// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/SecretStore.h"

namespace core {

SecretStore::~SecretStore() = default;

} // namespace core
