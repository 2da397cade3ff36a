// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/send/HiddenSecrets.h"

namespace app {

void hideSecrets(core::Outcome &outcome, const core::SecretMask &secrets)
{
    outcome.errorCode = secrets.masked(outcome.errorCode);
    outcome.errorMessage = secrets.masked(outcome.errorMessage);
}

void hideSecrets(core::Error &error, const core::SecretMask &secrets)
{
    error.code = secrets.masked(error.code);
    error.detail = secrets.masked(error.detail);
}

void hideSecrets(core::RequestDetail &request, const core::SecretMask &secrets)
{
    if (secrets.isEmpty())
        return;
    request.requestBody = "Not shown: it carries secrets.";
    request.responseBody = secrets.masked(request.responseBody);
    request.responseHead = secrets.masked(request.responseHead);
    for (core::AttemptReason &reason : request.reasons) {
        reason.code = secrets.masked(reason.code);
        reason.message = secrets.masked(reason.message);
    }
    if (request.error)
        hideSecrets(*request.error, secrets);
}

} // namespace app
