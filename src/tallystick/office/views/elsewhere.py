"""What one has open elsewhere, ended by oneself."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.generic.edit import FormView

from tallystick.office.security_log import SIGNED_OUT, note_event
from tallystick.office.services.sessions import end_sessions


@method_decorator([login_required, reauthentication_required], name="dispatch")
class EndingElsewhere(FormView):  # type: ignore[type-arg]
    """Ends every session but this one."""

    form_class = Form
    template_name = "account/elsewhere.html"
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Form) -> HttpResponse:
        """End them."""
        self.request.user = end_sessions(self.request.user)  # type: ignore[arg-type]
        update_session_auth_hash(self.request, self.request.user)
        note_event(SIGNED_OUT, self.request.user, where="elsewhere")
        return super().form_valid(form)


end_elsewhere = EndingElsewhere.as_view()
