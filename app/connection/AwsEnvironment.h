// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/Variable.h"
#include "core/credentials/AwsFiles.h"
#include "core/credentials/CredentialSource.h"

namespace app {

// The shared AWS files of this person: where AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE say,
// else in ~/.aws. Absent ones are empty; one that cannot be read is Storage.
core::Result<core::AwsFiles> readAwsFiles(const Variable &variable);

// What the environment says of keys, region, profile and endpoint.
core::SourceChoice sourceChoice(const Variable &variable);

// Whether a URL leads to this computer.
bool isLoopback(const QString &url);

} // namespace app
